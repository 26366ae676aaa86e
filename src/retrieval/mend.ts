import { distance } from 'fastest-levenshtein';
import type { NameIndex } from '../language/names.ts';
import { wordVectors } from '../language/word-vectors.ts';
import { innerCapitals, isStopWord, stem, words } from '../language/words.ts';

export interface Mender {
  /** Adds a word that counts as known. */
  add(word: string): void;
  /**
   * Puts right the words of a question that neither the corpus nor English knows: a name one or two letters off, or
   * the commonest word of the corpus, else of English, that is one slip off and starts the same. What it cannot mend
   * stays, and so does a word with a capital inside the question: a name that the corpus does not know.
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
      .filter((other) => timesOf(other) > 1 && isSlip(word, other))
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
      const capital = new Set(innerCapitals(question));
      for (const word of words(question)) {
        if (isKnown(word) || names.mentions([word]).length > 0) continue;
        const better =
          names.correct(word) ??
          nearest(word) ??
          (capital.has(word) ? undefined : nearestInEnglish(word));
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

/** Words of English that a slip may have been meant for: the commonest. */
const COMMON = 20_000;

/** Short words resemble many others: they are taken for one that carries no topic, or left. */
function nearestInEnglish(word: string): string | undefined {
  const { word: wordOf } = wordVectors();
  for (let row = 0; row < COMMON; row++) {
    const other = wordOf(row);
    if (!other.startsWith(word.slice(0, 1)) || !isSlip(word, other)) continue;
    if (word.length > 4 || isStopWord(other)) return other;
  }
  return undefined;
}

/** Whether a letter too many, one too few, another one, or two that changed places make one word of the other. */
function isSlip(word: string, other: string): boolean {
  if (Math.abs(other.length - word.length) > 1) return false;
  const edits = distance(word, other);
  if (edits !== 2 || other.length !== word.length) return edits === 1;
  const at = [...word].findIndex((letter, i) => letter !== other[i]);
  return word[at] === other[at + 1] && word[at + 1] === other[at];
}
