import { hangs, type Mention } from '../people/mentions.ts';
import type { Token } from '../quotations/tokens.ts';
import { isBetweenSubjectAndVerb, isFunctionWord } from '../words/function-words.ts';
import { inheritedSubject } from './inherited-subject.ts';
import { subjectBehind } from './subject-behind.ts';

/** The subject of a verb; indexes of tokens. `mentions` is empty where words name nobody: "local officials". */
export interface Subject {
  readonly start: number;
  readonly end: number;
  readonly mentions: readonly Mention[];
}

/** A verb whose subject is looked for. */
export interface Place {
  readonly tokens: readonly Token[];
  readonly mentions: readonly Mention[];
  readonly verb: number;
  /** Of the same paragraph, to the left. */
  readonly cues: readonly { readonly verb: number; readonly subject: Subject }[];
}

/**
 * The subject of a reporting verb: the words right before it, past auxiliaries, adverbs and appositions; for a
 * participle or a second verb, the subject of the first; else, after a quotation or a comma, the words behind it.
 */
export function findSubject(place: Place): Subject | null {
  const { tokens, verb } = place;
  const sentence = tokens[verb]?.sentence;
  const i = headOf(tokens, verb);
  const token = tokens[i];
  if (!token || token.sentence !== sentence || token.kind === 'quotation')
    return subjectBehind(place);
  const adjacent = endingAt(place, i + 1);
  if (adjacent) return adjacent;
  if (/ing$/u.test(tokens[verb]?.lower ?? ''))
    return isNoun(token) ? generic(place, i + 1) : inheritedSubject(place);
  if (/^(?:who|that|which)$/u.test(token.lower)) return antecedent(place, i);
  if (/^(?:and|but|or|then|to|yet|as|by)$/u.test(token.lower)) return inheritedSubject(place);
  if (/^(?:it|this|there|what|when|where|how|why|we|you|i|if|not)$/u.test(token.lower)) return null;
  if (/^[,—–-]$/u.test(token.text))
    return beforeApposition(place, i) ?? subjectBehind(place) ?? inheritedSubject(place);
  return token.kind === 'word'
    ? (withPlace(place, i) ?? generic(place, i + 1))
    : subjectBehind(place);
}

/** `an editorial telling Ann Lee to go`: what stands before the participle says it. */
function isNoun({ kind, lower }: Token): boolean {
  return kind === 'word' && !isFunctionWord(lower) && !/(?:ed|ing)$/u.test(lower);
}

/** The last token before a verb that is no auxiliary, no adverb and in no brackets. */
function headOf(tokens: readonly Token[], verb: number): number {
  const sentence = tokens[verb]?.sentence;
  let i = verb - 1;
  while (i >= 0 && tokens[i]?.sentence === sentence) {
    if (isBetweenSubjectAndVerb(tokens[i]?.lower ?? '')) i--;
    else if (tokens[i]?.text === ')')
      i = tokens.slice(0, i).findLastIndex(({ text }) => text === '(') - 1;
    else break;
  }
  return i;
}

/** The mention that ends at a token, with its partner: "Ann Lee and Bo Ek". */
function endingAt({ tokens, mentions }: Place, end: number): Subject | null {
  const mention = mentions.find((one) => one.end === end && one.kind !== 'owner');
  if (!mention) return null;
  const joined =
    tokens[mention.start - 1]?.lower === 'and'
      ? mentions.find((one) => one.end === mention.start - 1 && one.kind !== 'owner')
      : undefined;
  if (joined) return { start: joined.start, end, mentions: [joined, mention] };
  if (hangs(tokens, mention)) {
    const head = mentions.find(
      (one) =>
        one.end === mention.start - 1 ||
        (one.end === mention.start - 2 && tokens[one.end]?.text === ','),
    );
    if (head && !hangs(tokens, head)) return { start: head.start, end: head.end, mentions: [head] };
    return { start: Math.max(0, mention.start - 3), end, mentions: [] };
  }
  return { start: mention.start, end, mentions: [mention] };
}

/** "Ann Lee, who has said": the mention before the relative pronoun. */
function antecedent(place: Place, i: number): Subject | null {
  const { tokens } = place;
  const end = tokens[i - 1]?.text === ',' ? i - 1 : i;
  const found = endingAt(place, end);
  const last = found?.mentions.at(-1);
  if (last) return { start: last.start, end: i + 1, mentions: [last] };
  return found ?? (tokens[end - 1]?.kind === 'word' ? generic(place, end) : null);
}

/** "Ann Lee, a farmer, said": the mention before the comma that opens the apposition. */
function beforeApposition({ tokens, mentions, verb }: Place, comma: number): Subject | null {
  const sentence = tokens[verb]?.sentence;
  const head = mentions.findLast(
    (one) =>
      one.end < comma &&
      tokens[one.end]?.sentence === sentence &&
      /^[,—–-]$/u.test(tokens[pastBrackets(tokens, one.end)]?.text ?? '') &&
      one.kind !== 'owner' &&
      !hangs(tokens, one),
  );
  return head ? { start: head.start, end: head.end, mentions: [head] } : null;
}

/** The token behind `(R-Imbry)`, or the same one. */
function pastBrackets(tokens: readonly Token[], i: number): number {
  return tokens[i]?.text === '(' ? tokens.findIndex(({ text }, j) => j > i && text === ')') + 1 : i;
}

/** `Senator Ann Lee of Imbry said`: the mention before the place. */
function withPlace({ tokens, mentions }: Place, last: number): Subject | null {
  let i = last;
  while (/^\p{Lu}/u.test(tokens[i]?.text ?? '')) i--;
  if (i === last || !/^(?:of|from)$/u.test(tokens[i]?.lower ?? '')) return null;
  const head = mentions.find(({ end, kind }) => end === i && kind === 'name');
  return head ? { start: head.start, end: last + 1, mentions: [head] } : null;
}

/** Words that name nobody, back to their determiner: "several local officials". */
function generic({ tokens, mentions, verb }: Place, end: number): Subject | null {
  let start = end - 1;
  while (start > 0 && end - start < 8) {
    const before = tokens[start - 1];
    if (before?.kind !== 'word' || before.sentence !== tokens[verb]?.sentence) break;
    if (
      isFunctionWord(before.lower) &&
      !/^(?:the|a|an|of|for|one|two|some|many|most|other|former|his|her|their)$/u.test(before.lower)
    )
      break;
    start--;
    if (/^(?:the|a|an|one|some|many|most|his|her|their)$/u.test(before.lower)) break;
  }
  const role = mentions.find((one) => one.start === start && one.kind === 'role');
  return { start, end, mentions: role ? [role] : [] };
}
