import { COSINE_PARTS, wordVectors } from '../language/word-vectors.ts';
import { stem } from '../language/words.ts';
import { remember } from './remember.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A word of questions. */
export interface Word {
  readonly row: number;
  /** Its likeness to each term, in parts and one more; 0 until it is looked at. */
  readonly parts: Uint16Array;
}

/** Rows of word vectors by term. */
export type Rows = Map<string, number>;

/** How near words are in sense to the terms of an index, by word vectors; what was worked out is kept. */
export interface Likenesses {
  /** Those of the terms of the index. */
  readonly rows: Rows;
  /** The word with that vector. */
  wordOf(row: number): Word;
  /** Cosine of a word and a term, by its number; 0 where they have nothing to do with each other. */
  likeness(word: Word, term: number): number;
}

/** Below this cosine two words have nothing to do with each other. */
const RELATED = 0.4;
/** Likenesses kept, of two bytes each, and words that they are kept of. */
const [KEPT, WORDS] = [8_000_000, 10_000];

export function createLikenesses(vocabulary: Vocabulary): Likenesses {
  const vectors = wordVectors();
  const rows: Rows = new Map();
  let known: ((row: number) => Word) | undefined;
  return {
    rows,
    wordOf(row) {
      const { size } = vocabulary;
      known ??= remember(Math.min(WORDS, Math.ceil(KEPT / (size + 1))), (of) => ({
        row: of,
        parts: new Uint16Array(size),
      }));
      return known(row);
    },
    likeness({ row, parts }, term) {
      const before = parts[term];
      if (before) return (before - 1) / COSINE_PARTS;
      const other = rows.get(vocabulary.termOf(term));
      const cosine = other === undefined ? 0 : other === row ? 1 : vectors.cosine(row, other);
      const found = cosine < RELATED ? 0 : cosine;
      parts[term] = 1 + Math.round(found * COSINE_PARTS);
      return found;
    },
  };
}

/** Adds the vector of each stem that has none yet: that of the first word with one. */
export function addRows(words: readonly string[], rows: Rows): void {
  const vectors = wordVectors();
  for (const word of words) {
    const term = stem(word);
    if (rows.has(term)) continue;
    const row = vectors.row(word);
    if (row >= 0) rows.set(term, row);
  }
}
