import { DIMENSIONS, wordVectors } from '../language/word-vectors.ts';
import { type Asked, comparing } from './comparing.ts';
import { addRows, createLikenesses, type Rows } from './likenesses.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Documents as bags of weighted terms and as mean word vectors. */
export interface Concepts {
  /**
   * Adds the next document, numbered from 0.
   * @param terms numbers of its distinct terms. @param words its words, or those that no document had before.
   */
  add(terms: readonly number[], words: readonly string[]): void;
  idf(term: string): number;
  /** Distinct terms of a document. */
  termsOf(id: number): readonly string[];
  read(terms: readonly string[], words: readonly string[]): Asked;
  /** How near the nearest of some terms comes to a term, 0 to 1. */
  nearness(term: string, among: Iterable<string>): number;
}

/** What kind of question it is counts a little less than what it is about. */
const KIND = 0.9;

/** Bags and vectors of no document yet. */
export function createConcepts(vocabulary: Vocabulary): Concepts {
  const vectors = wordVectors();
  const likenesses = createLikenesses(vocabulary);
  const { rows } = likenesses;
  /** Documents that hold a term, by its number. */
  const frequency: number[] = [];
  const documents: (readonly number[])[] = [];
  const means: (Float32Array | undefined)[] = [];
  /** Idf by number of the term; worked out anew when documents have come in. */
  let known: Float64Array | undefined;

  function idfOf(term: string, df: number): number {
    const plain = Math.log(1 + (documents.length - df + 0.5) / (df + 0.5));
    return df > 0 && term.startsWith('?') ? plain * KIND : plain;
  }

  function weights(): Float64Array {
    known ??= Float64Array.from(frequency, (df, number) => idfOf(vocabulary.termOf(number), df));
    return known;
  }

  const idf = (term: string) => weights()[vocabulary.numberOf(term)] ?? idfOf(term, 0);
  const termsOf = (id: number) => (documents[id] ?? []).map(vocabulary.termOf);

  /** Zeros where no term has a vector. */
  function meanVector(terms: readonly string[], of: Rows): Float32Array {
    const mean = new Float32Array(DIMENSIONS);
    for (const term of terms) {
      const row = of.get(term);
      if (row !== undefined) vectors.add(row, idf(term), mean);
    }
    const length = Math.sqrt(mean.reduce((sum, value) => sum + value * value, 0)) || 1;
    return mean.map((value) => value / length);
  }

  /** Worked out when a document is first compared. */
  function meanOf(id: number): Float32Array {
    const mean = means[id] ?? meanVector(termsOf(id), rows);
    means[id] = mean;
    return mean;
  }

  return {
    add(terms, words) {
      for (const number of terms) frequency[number] = (frequency[number] ?? 0) + 1;
      documents.push(terms);
      known = undefined;
      likenesses.outdated();
      addRows(words, rows);
    },
    idf,
    termsOf,
    read(all, words) {
      const terms = [...new Set(all)];
      const own: Rows = new Map();
      for (const term of terms) {
        const row = rows.get(term);
        if (row !== undefined) own.set(term, row);
      }
      addRows(words, own);
      const parts = { vocabulary, likenesses, documents, idf, meanVector, meanOf };
      return comparing(terms, own, { ...parts, weights: weights() });
    },
    nearness(term, among) {
      const row = rows.get(term);
      const word = row === undefined ? null : likenesses.wordOf(row);
      let most = 0;
      for (const other of among) {
        if (other === term) return 1;
        const number = vocabulary.numberOf(other);
        if (word && number >= 0) most = Math.max(most, likenesses.likeness(word, number));
      }
      return most;
    },
  };
}
