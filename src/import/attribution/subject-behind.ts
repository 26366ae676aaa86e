import { isBetweenSubjectAndVerb, isFunctionWord } from '../words/function-words.ts';
import { sentenceBounds } from './reading.ts';
import type { Place, Subject } from './subject.ts';

/** `“…,” said Ann Lee`. */
export function subjectBehind({ tokens, mentions, verb }: Place): Subject | null {
  const sentence = tokens[verb]?.sentence;
  const [first] = sentenceBounds(tokens, sentence ?? 0);
  const quoted = tokens.slice(first, verb).some(({ kind }) => kind === 'quotation');
  // `…; praised Ann Lee and declared that`: she is praised
  if (!quoted && !INVERTED.test(tokens[verb]?.lower ?? '')) return null;
  let start = verb + 1;
  while (isBetweenSubjectAndVerb(tokens[start]?.lower ?? '')) start++;
  const mentioned = mentions.some((one) => one.start === start);
  if (!mentioned && tokens[start]?.lower === 'the') start++;
  if (tokens[start]?.sentence !== sentence) return null;
  const mention = mentions.find((one) => one.start === start && one.kind !== 'owner');
  if (mention) {
    const partner =
      tokens[mention.end]?.lower === 'and'
        ? mentions.find((one) => one.start === mention.end + 1)
        : undefined;
    return {
      start,
      end: (partner ?? mention).end,
      mentions: partner ? [mention, partner] : [mention],
    };
  }
  let end = start;
  while (
    end < start + 8 &&
    tokens[end]?.kind === 'word' &&
    tokens[end]?.sentence === sentence &&
    !isFunctionWord(tokens[end]?.lower ?? '')
  )
    end++;
  const after = mentions.find(
    (one) => one.start >= start && one.start <= end && one.kind === 'name',
  );
  if (after) return { start, end: after.end, mentions: [after] };
  return end > start && tokens[verb - 1]?.kind === 'quotation'
    ? { start, end, mentions: [] }
    : null;
}

/** Verbs before their subject also where what is said stands without marks. */
const INVERTED =
  /^(?:sa(?:id|ys)|add(?:ed|s)|wr(?:ote|ites)|(?:argue|note|explain|conclude|report|warn|recall|announce|confirm|acknowledge|claim)(?:e?d|s))$/u;
