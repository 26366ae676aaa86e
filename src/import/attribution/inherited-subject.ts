import { hangs, type Mention } from '../people/mentions.ts';
import type { Token } from '../quotations/tokens.ts';
import { isFunctionWord } from '../words/function-words.ts';
import type { Place, Subject } from './subject.ts';

/** The subject of a second verb or a participle: the subject of the verb before, else the first mention of the sentence. */
export function inheritedSubject({ tokens, mentions, verb, cues }: Place): Subject | null {
  const sentence = tokens[verb]?.sentence;
  const before = cues.findLast((cue) => tokens[cue.verb]?.sentence === sentence);
  const pronoun = mentions.findLast(
    ({ start, end, kind }) =>
      kind === 'pronoun' && end <= verb && tokens[start]?.sentence === sentence,
  );
  // `Bo Ek praised the crew after she had left and called it “…”`: she did
  if (pronoun && before && pronoun.start > before.verb)
    return { start: pronoun.start, end: pronoun.end, mentions: [pronoun] };
  const first = mentions.find(
    (one) =>
      one.end <= verb &&
      tokens[one.start]?.sentence === sentence &&
      one.kind !== 'owner' &&
      !hangs(tokens, one) &&
      !/^[’']s?$/u.test(tokens[one.end]?.lower ?? ''),
  );
  const opening = tokens.findIndex((token) => token.sentence === sentence);
  const nobody = { start: opening, end: opening + 2, mentions: [] };
  // `Ann Lee spoke, where boatmen had gathered, chanting`: they did
  const from = before?.verb ?? first?.end ?? verb;
  if (tokens.slice(from, verb).some(({ lower }) => CLAUSE.test(lower))) return nobody;
  if (before) return before.subject;
  if (!first) return null;
  // `The town praised Ann Lee, calling her “a champion”`: the town speaks
  const generic = /^(?:the|an?|some|many|several|most)$/u.test(tokens[opening]?.lower ?? '');
  if (isObject(tokens, first) || (opening < first.start && generic)) return nobody;
  const partner =
    tokens[first.end]?.lower === 'and'
      ? mentions.find((one) => one.start === first.end + 1 && one.end <= verb)
      : undefined;
  return {
    start: first.start,
    end: (partner ?? first).end,
    mentions: partner ? [first, partner] : [first],
  };
}

const CLAUSE = /^(?:where|while|because|although|though)$/u;

/** `It attacked Ann Lee, saying`: right behind a verb or a noun that is no title of hers. */
function isObject(tokens: readonly Token[], { start, kind }: Mention): boolean {
  const before = tokens[start - 1];
  return (
    kind !== 'pronoun' &&
    before?.kind === 'word' &&
    before.sentence === tokens[start]?.sentence &&
    /(?:ed|ing)$/u.test(before.text) &&
    /^\p{Ll}/u.test(before.text) &&
    !isFunctionWord(before.lower)
  );
}
