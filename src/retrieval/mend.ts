import { distance } from 'fastest-levenshtein';
import type { NameIndex } from '../language/names.ts';
import { wordVectors } from '../language/word-vectors.ts';
import { isStopWord, stem, words } from '../language/words.ts';

export interface Mender {
  /** Adds a word that counts as known. */
  add(word: string): void;
  /**
   * Puts right the words of a question that neither the corpus nor English knows: a name one or two letters off, or
   * the commonest word of the corpus that is one letter off and starts the same. What it cannot mend stays.
   */
  mend(question: string): string;
}

/** A mender that knows no word yet. @param timesOf how often a word stands in the texts. */
export function createMender(names: NameIndex, timesOf: (word: string) => number): Mender {
  const stems = new Set<string>();
  const byStart = new Map<string, string[]>();

  const isKnown = (word: string) =>
    word.length < 4 ||
    isStopWord(word) ||
    stems.has(stem(word)) ||
    wordVectors().row(word) >= 0 ||
    /\p{N}/u.test(word);
  const nearest = (word: string) =>
    (byStart.get(word.slice(0, 1)) ?? [])
      .filter(
        (other) =>
          Math.abs(other.length - word.length) < 2 &&
          timesOf(other) > 1 &&
          distance(word, other) === 1,
      )
      .sort((a, b) => timesOf(b) - timesOf(a))[0];

  return {
    add(word) {
      stems.add(stem(word));
      if (word.length < 4) return;
      const known = byStart.get(word.slice(0, 1));
      if (known) known.push(word);
      else byStart.set(word.slice(0, 1), [word]);
    },
    mend(question) {
      const mended = new Map<string, string>();
      for (const word of words(question)) {
        if (isKnown(word) || names.mentions([word]).length > 0) continue;
        const better = names.correct(word) ?? nearest(word);
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
