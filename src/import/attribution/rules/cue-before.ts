import { cuesBeside, quoted, type Rule, spokenBy } from '../rule.ts';
import { cueRightAfter } from './cue-after.ts';

/** How many words may stand between a verb and the mark that leads into its quotation. */
const REACH = 14;

/** `Ann Lee told reporters on Monday: “…”`, `he added with a smile, “…”`, `they said “…”`. */
export const cueRightBefore: Rule = {
  name: 'cue right before',
  find(quotation) {
    const { reading, token } = quotation;
    const cue = cuesBeside(quotation).findLast(({ verb }) => verb < token);
    if (!cue) return null;
    const between = reading.tokens.slice(cue.verb + 1, token);
    const lead = between.at(-1)?.text;
    if (between.length > REACH || between.some(({ kind }) => kind === 'quotation')) return null;
    if (lead !== undefined && !/^[:,—–-]$/u.test(lead)) return null;
    if (lead === ',' && /,$/u.test(quoted(quotation)) && cueRightAfter.find(quotation)) return null;
    return spokenBy(quotation, quotation.paragraph, cue.subject);
  },
};

/** `Ann Lee said the harbour was “unsafe” and the pier “a trap”`: the nearest cue before, in the same sentence. */
export const cueBefore: Rule = {
  name: 'cue before',
  find(quotation) {
    const cue = cuesBeside(quotation).findLast(({ verb, weak }) => verb < quotation.token && !weak);
    return cue ? spokenBy(quotation, quotation.paragraph, cue.subject) : null;
  },
};
