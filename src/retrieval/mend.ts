import { distance } from 'fastest-levenshtein';
import { wordVectors } from '../language/word-vectors.ts';
import { isStopWord, stem, words } from '../language/words.ts';
import type { Analyzer } from './analysis.ts';

export interface Mender {
  /** Adds a text whose words count as known; returns those not met before. */
  add(words: readonly string[]): readonly string[];
  /**
   * Puts right the words of a question that neither the corpus nor English knows: a name one or two letters off, or
   * the commonest word of the corpus that is one letter off and starts the same. What it cannot mend stays.
   */
  mend(question: string): string;
}

/** A mender that knows no text yet. */
export function createMender(analyzer: Analyzer): Mender {
  const frequency = new Map<string, { times: number }>();
  const stems = new Set<string>();
  const byStart = new Map<string, string[]>();

  const isKnown = (word: string) =>
    word.length < 4 ||
    isStopWord(word) ||
    stems.has(stem(word)) ||
    wordVectors().row(word) >= 0 ||
    /\p{N}/u.test(word);
  const timesOf = (word: string) => frequency.get(word)?.times ?? 0;
  const nearest = (word: string) =>
    (byStart.get(word.slice(0, 1)) ?? [])
      .filter(
        (other) =>
          Math.abs(other.length - word.length) < 2 &&
          timesOf(other) > 1 &&
          distance(word, other) === 1,
      )
      .sort((a, b) => timesOf(b) - timesOf(a))[0];

  function learn(word: string): void {
    stems.add(stem(word));
    if (word.length < 4) return;
    const known = byStart.get(word.slice(0, 1));
    if (known) known.push(word);
    else byStart.set(word.slice(0, 1), [word]);
  }

  return {
    add(text) {
      const fresh: string[] = [];
      for (const word of text) {
        const known = frequency.get(word);
        if (known) known.times++;
        else {
          frequency.set(word, { times: 1 });
          learn(word);
          fresh.push(word);
        }
      }
      return fresh;
    },
    mend(question) {
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
    },
  };
}
