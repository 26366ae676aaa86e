import { isBetweenSubjectAndVerb } from '../../words/function-words.ts';
import type { Cue } from '../cues.ts';
import { type Case, cuesBeside, type Rule, spokenBy } from '../rule.ts';

/** `“…,” Ann Lee, a farmer, said`, `“…,” said the minister`: subject or verb right behind the closing mark. */
export const cueRightAfter: Rule = {
  name: 'cue right after',
  find(quotation) {
    const cue = cuesBeside(quotation).find((one) => follows(quotation, one));
    return cue ? spokenBy(quotation, quotation.paragraph, cue.subject) : null;
  },
};

/** `“Unsafe” is what Ann Lee called the pier`: a cue further on in the same sentence. */
export const cueAfter: Rule = {
  name: 'cue after',
  find(quotation) {
    const cue = cuesBeside(quotation).find(({ verb, weak }) => verb > quotation.token && !weak);
    return cue ? spokenBy(quotation, quotation.paragraph, cue.subject) : null;
  },
};

function follows({ reading, token }: Case, { verb, subject }: Cue): boolean {
  const first = Math.min(verb, subject.start);
  if (first <= token || (subject.start < verb && subject.start <= token)) return false;
  return reading.tokens
    .slice(token + 1, first)
    .every(({ kind, lower }) => kind === 'mark' || isBetweenSubjectAndVerb(lower));
}
