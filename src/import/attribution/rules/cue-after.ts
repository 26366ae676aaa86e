import { isBetweenSubjectAndVerb } from '../../words/function-words.ts';
import type { Cue } from '../cues.ts';
import { sentenceBounds } from '../reading.ts';
import { type Case, cuesBeside, type Rule, spokenBy } from '../rule.ts';

/** `“…,” Ann Lee, a farmer, said`, `“…,” said the minister`: subject or verb right behind the closing mark. */
export const cueRightAfter: Rule = {
  name: 'cue right after',
  find(quotation) {
    const cue = cuesBeside(quotation).find((one) => follows(quotation, one));
    if (cue && cue.subject.start < cue.verb && inOpeningClause(quotation)) return null;
    return cue ? spokenBy(quotation, quotation.paragraph, cue.subject) : null;
  },
};

/** `“Unsafe” is what Ann Lee called the pier`: a cue further on in the same sentence. */
export const cueAfter: Rule = {
  name: 'cue after',
  find(quotation) {
    const { tokens } = quotation.reading;
    const cue = cuesBeside(quotation).find(({ verb, weak }) => verb > quotation.token && !weak);
    if (!cue || cue.subject.start < quotation.token) return null;
    // `the “tricks” of which Ann Lee accused them`: hers or not, nobody can tell
    const before = tokens[Math.min(cue.verb, cue.subject.start) - 1]?.lower ?? '';
    return /^(?:that|which|whom|who|in)$/u.test(before)
      ? null
      : spokenBy(quotation, quotation.paragraph, cue.subject);
  },
};

const SUBORDINATOR =
  /^(?:when|after|before|although|though|while|as|if|since|because|despite|given|from|asked)$/u;

/** `When a boy shouted “Storm,” Ann Lee laughed`: the comma ends the clause, and hers begins. */
function inOpeningClause({ reading: { tokens }, token }: Case): boolean {
  const [first] = sentenceBounds(tokens, tokens[token]?.sentence ?? 0);
  return SUBORDINATOR.test(tokens[first]?.lower ?? '');
}

function follows({ reading, token }: Case, { verb, subject }: Cue): boolean {
  const first = Math.min(verb, subject.start);
  if (first <= token || (subject.start < verb && subject.start <= token)) return false;
  return reading.tokens
    .slice(token + 1, first)
    .every(({ kind, lower }) => kind === 'mark' || isBetweenSubjectAndVerb(lower));
}
