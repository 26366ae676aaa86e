import { distance } from 'fastest-levenshtein';
import { wordVectors } from '../language/word-vectors.ts';
import { isStopWord, stem, words } from '../language/words.ts';
import type { Analyzer } from './analysis.ts';

/**
 * Puts right the words of a question that neither the corpus nor English knows: a name one or two letters off, or
 * the commonest word of the corpus that is one letter off and starts the same. What it cannot mend stays.
 */
export function createMender(
  texts: readonly string[],
  analyzer: Analyzer,
): (question: string) => string {
  const frequency = new Map<string, number>();
  for (const text of texts)
    for (const word of words(text)) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  const stems = new Set([...frequency.keys()].map(stem));
  const byStart = new Map<string, string[]>();
  for (const [word, times] of frequency)
    if (times > 1 && word.length > 3)
      byStart.set(word.slice(0, 1), [...(byStart.get(word.slice(0, 1)) ?? []), word]);

  const isKnown = (word: string) =>
    word.length < 4 ||
    isStopWord(word) ||
    stems.has(stem(word)) ||
    wordVectors().row(word) >= 0 ||
    /\p{N}/u.test(word);
  const nearest = (word: string) =>
    (byStart.get(word.slice(0, 1)) ?? [])
      .filter((other) => Math.abs(other.length - word.length) < 2 && distance(word, other) === 1)
      .sort((a, b) => (frequency.get(b) ?? 0) - (frequency.get(a) ?? 0))[0];

  return (question) => {
    const mended = new Map<string, string>();
    for (const word of words(question)) {
      if (isKnown(word) || analyzer.names.mentions([word]).length > 0) continue;
      const better = analyzer.names.correct(word) ?? nearest(word);
      if (better !== undefined) mended.set(word, better);
    }
    return mended.size === 0
      ? question
      : words(question)
          .map((word) => mended.get(word) ?? word)
          .join(' ');
  };
}
