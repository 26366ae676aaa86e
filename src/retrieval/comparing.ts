import { DIMENSIONS } from '../language/word-vectors.ts';
import type { Likenesses, Rows } from './likenesses.ts';
import type { TermBags } from './term-bags.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A question in terms of the index, ready to be compared with many documents. */
export interface Asked {
  /** Distinct terms. */
  readonly terms: readonly string[];
  /** Sum of their idf. */
  readonly mass: number;
  compare(id: number): Comparison;
}

/** How a question and a document fit, each measure about 0 to 1. */
export interface Comparison {
  /** Cosine of the idf-weighted mean word vectors. */
  readonly cosine: number;
  /** Idf-weighted mean of each question word's nearest word of the document. */
  readonly covers: number;
  /** The same the other way round: how much of the document the question speaks of. */
  readonly covered: number;
}

/** The documents to compare a question with. */
export interface Compared {
  readonly vocabulary: Vocabulary;
  readonly likenesses: Likenesses;
  readonly bags: TermBags;
  /** Idf by number of the term. */
  readonly weights: Float64Array;
  idf(term: string): number;
  /** Idf-weighted mean of vectors, of length 1. */
  meanVector(terms: readonly string[], rows: Rows): Float32Array;
  /** That of a document. */
  meanOf(id: number): Float32Array;
}

/** A term of a question, by its place, and how much a term of a document is like it: above 0. */
interface Like {
  readonly at: number;
  readonly value: number;
}

/**
 * Similarity by the best match of each word, weighted by idf: the measure of Corley and Mihalcea (2005), over word
 * vectors. Many documents share their words: each is compared with the question once, and so is each document.
 * @param terms distinct. @param rows vectors of them.
 */
export function comparing(terms: readonly string[], rows: Rows, all: Compared): Asked {
  const { vocabulary, likenesses, bags, weights, idf, meanVector, meanOf } = all;
  const asked = terms.map((term) => {
    const row = rows.get(term);
    return { term, word: row === undefined ? null : likenesses.wordOf(row), weight: idf(term) };
  });
  const mass = asked.reduce((sum, { weight }) => sum + weight, 0);
  const likes = new Map<number, readonly Like[]>();
  const compared = new Map<number, Comparison>();
  const best = new Float64Array(terms.length);
  let vector: Float32Array | undefined;

  function likesOf(number: number): readonly Like[] {
    const name = vocabulary.termOf(number);
    const found: Like[] = [];
    for (const [at, { term, word }] of asked.entries()) {
      const value = term === name ? 1 : word ? likenesses.likeness(word, number) : 0;
      if (value > 0) found.push({ at, value });
    }
    likes.set(number, found);
    return found;
  }

  function compare(id: number): Comparison {
    best.fill(0);
    let [sum, total] = [0, 0];
    for (const number of bags.termsOf(id)) {
      let most = 0;
      for (const { at, value } of likes.get(number) ?? likesOf(number)) {
        if (value > most) most = value;
        if (value > (best[at] ?? 0)) best[at] = value;
      }
      const weight = weights[number] ?? 0;
      total += weight;
      sum += weight * most;
    }
    let held = 0;
    for (const [at, { weight }] of asked.entries()) held += (best[at] ?? 0) * weight;
    const comparison = {
      // most of those who compare do not look at it
      get cosine() {
        vector ??= meanVector(terms, rows);
        return dot(vector, meanOf(id));
      },
      covers: mass === 0 ? 0 : held / mass,
      covered: total === 0 ? 0 : sum / total,
    };
    compared.set(id, comparison);
    return comparison;
  }

  return { terms, mass, compare: (id) => compared.get(id) ?? compare(id) };
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < DIMENSIONS; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}
