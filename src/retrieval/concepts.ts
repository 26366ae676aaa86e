import { DIMENSIONS, wordVectors } from '../language/word-vectors.ts';
import { type Asked, comparing } from './comparing.ts';
import { addRows, createLikenesses, type Rows } from './likenesses.ts';
import type { TermBags } from './term-bags.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Documents as bags of weighted terms and as mean word vectors. */
export interface Concepts {
  /** Adds a word of the documents: a term is like the first of its words that has a vector. */
  add(word: string): void;
  idf(term: string): number;
  /** Distinct terms of a document. */
  termsOf(id: number): readonly string[];
  read(terms: readonly string[], words: readonly string[]): Asked;
  /** How near the nearest of some terms comes to a term, 0 to 1. */
  nearness(term: string, among: Iterable<string>): number;
}

/** What kind of question it is counts a little less than what it is about. */
const KIND = 0.9;

/** Concepts of documents, of which no word is known yet. @param bags to be complete before anything is read. */
export function createConcepts(vocabulary: Vocabulary, bags: TermBags): Concepts {
  const vectors = wordVectors();
  const likenesses = createLikenesses(vocabulary);
  const { rows } = likenesses;
  const means: (Float32Array | undefined)[] = [];
  /** Idf by number of the term. */
  let known: Float64Array | undefined;

  function idfOf(term: string, df: number): number {
    const plain = Math.log(1 + (bags.count - df + 0.5) / (df + 0.5));
    return df > 0 && term.startsWith('?') ? plain * KIND : plain;
  }

  function weights(): Float64Array {
    known ??= Float64Array.from({ length: vocabulary.size }, (_, number) =>
      idfOf(vocabulary.termOf(number), bags.holdersOf(number).length),
    );
    return known;
  }

  const idf = (term: string) => weights()[vocabulary.numberOf(term)] ?? idfOf(term, 0);
  const termsOf = (id: number) => Array.from(bags.termsOf(id), vocabulary.termOf);

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
    add: (word) => addRows([word], rows),
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
      const parts = { vocabulary, likenesses, bags, idf, meanVector, meanOf };
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
