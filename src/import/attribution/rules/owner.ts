import type { Mention } from '../../people/mentions.ts';
import { isReportingVerb, SPEECH_NOUN } from '../../words/reporting-verbs.ts';
import { type Case, cuesBeside, type Finding, quoted, type Rule } from '../rule.ts';

/** `Ann Lee’s warning that “…”`, `her promise of “…”`: the owner of a noun that stands for speech. */
export const ownerOfSpeech: Rule = {
  name: 'owner of a speech noun',
  find(quotation) {
    const { reading, token } = quotation;
    const owner = ownerBefore(quotation, 12);
    if (!owner) return null;
    const between = reading.tokens.slice(owner.end, token);
    const noun = between.findIndex(({ lower }) => SPEECH_NOUN.test(lower));
    if (noun < 0 || noun > 3) return null;
    const link = between.slice(noun + 1);
    if (!link.every(({ lower }) => LINK.test(lower))) return null;
    // `Bo Ek called Lee's warnings “absurd”`: about the speech, and somebody else's words
    const judged =
      link.some(({ lower }) => IS.test(lower)) && !WORDING.test(between[noun]?.lower ?? '');
    const others = cuesBeside(quotation).some(({ verb }) => verb < owner.start);
    return judged || (link.length === 0 && others) || PREDICATE.test(quoted(quotation))
      ? null
      : ownedBy(quotation, owner);
  },
};

/** What may stand between the noun and its quotation. */
const LINK = /^(?:of|that|about|to|on|in|for|the|a|an|was|is|were|are|:|,)$/u;
const IS = /^(?:was|is|were|are)$/u;
/** Nouns that are what was said: `her answer was “…”`, but not `her remarks were “…”`. */
const WORDING = /^(?:words?|answer|reply|response|message|slogan|mantra|quip)$/u;
/** `Lee's comments “are absurd”`: nobody says that of their own. */
const PREDICATE = /^(?:is|are|was|were|has|have|shows?)\b/u;

/** `Ann Lee left with her “quiet harbour”`: the pronoun right before a fragment, if nobody in the sentence speaks. */
export const ownerBeside: Rule = {
  name: 'owner beside',
  find(quotation) {
    const owner = ownerBefore(quotation, 2);
    if (owner?.kind !== 'owner' || cuesBeside(quotation).length > 0) return null;
    const before = quotation.reading.tokens[owner.start - 1]?.lower ?? '';
    // `calling her “a champion”`: an object, no owner
    return isReportingVerb(before) ? null : ownedBy(quotation, owner);
  },
};

/** The last owner before the quotation, at most so many tokens away. */
function ownerBefore({ reading, token }: Case, reach: number): Mention | undefined {
  const { tokens, mentions } = reading;
  return mentions.findLast(
    ({ end, kind }) =>
      end <= token &&
      token - end <= reach &&
      tokens[end - 1]?.sentence === tokens[token]?.sentence &&
      (kind === 'owner' || /^[’']s?$/u.test(tokens[end]?.lower ?? '')) &&
      !tokens.slice(end, token).some((between) => between.kind === 'quotation'),
  );
}

function ownedBy({ reading, paragraph, resolver }: Case, owner: Mention): Finding {
  const start = reading.tokens[owner.start]?.start ?? 0;
  const end = reading.tokens[owner.end - 1]?.end ?? 0;
  return { who: resolver.mention(paragraph, owner) ?? [], source: { paragraph, start, end } };
}
