import { COSINE_PARTS, DIMENSIONS, wordVectors } from '../language/word-vectors.ts';
import { stem } from '../language/words.ts';
import { remember } from './remember.ts';
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

/** Below this cosine two words have nothing to do with each other. */
const RELATED = 0.4;
/** What kind of question it is counts a little less than what it is about. */
const KIND = 0.9;
/** Likenesses of words of questions to terms that are kept, of two bytes each. */
const LIKENESSES = 8_000_000;

/**
 * Bags and vectors of no document yet. Similarity of texts by the best match of each word, weighted by idf, is the
 * measure of Corley and Mihalcea (2005), over word vectors.
 */
export function createConcepts(vocabulary: Vocabulary): Concepts {
  const vectors = wordVectors();
  /** Documents that hold a term, by its number. */
  const frequency: number[] = [];
  /** Numbers of the terms of each document. */
  const documents: (readonly number[])[] = [];
  const rows = new Map<string, number>();
  const means: (Float32Array | undefined)[] = [];
  /** Idf by number of the term; worked out anew when documents have come in. */
  let weights: Float64Array | undefined;
  let knownWords: ((row: number) => Word) | undefined;

  function wordOf(row: number): Word {
    const { size } = vocabulary;
    knownWords ??= remember(Math.ceil(LIKENESSES / (size + 1)), (known) => ({
      row: known,
      parts: new Uint16Array(size),
    }));
    return knownWords(row);
  }

  function idfOf(term: string, df: number): number {
    const plain = Math.log(1 + (documents.length - df + 0.5) / (df + 0.5));
    return df > 0 && term.startsWith('?') ? plain * KIND : plain;
  }

  function idf(term: string): number {
    weights ??= Float64Array.from(frequency, (df, number) => idfOf(vocabulary.termOf(number), df));
    return weights[vocabulary.numberOf(term)] ?? idfOf(term, 0);
  }

  const termsOf = (id: number) => (documents[id] ?? []).map(vocabulary.termOf);

  /** Mean vector of a document, worked out when it is first compared. */
  function meanOf(id: number): Float32Array {
    const mean = means[id] ?? meanVector(termsOf(id), rows);
    means[id] = mean;
    return mean;
  }

  /** Of length 1, weighted by idf; zeros where no term has a vector. */
  function meanVector(terms: readonly string[], known: ReadonlyMap<string, number>): Float32Array {
    const mean = new Float32Array(DIMENSIONS);
    for (const term of terms) {
      const row = known.get(term);
      if (row !== undefined) vectors.add(row, idf(term), mean);
    }
    const length = Math.sqrt(mean.reduce((sum, value) => sum + value * value, 0)) || 1;
    return mean.map((value) => value / length);
  }

  /** Cosine of a word and that of a term; 0 where they have nothing to do with each other. */
  function likeness({ row, parts }: Word, number: number): number {
    const known = parts[number];
    if (known) return (known - 1) / COSINE_PARTS;
    const other = rows.get(vocabulary.termOf(number));
    const cosine = other === undefined ? 0 : other === row ? 1 : vectors.cosine(row, other);
    const found = cosine < RELATED ? 0 : cosine;
    parts[number] = 1 + Math.round(found * COSINE_PARTS);
    return found;
  }

  function read(all: readonly string[], words: readonly string[]): Asked {
    const terms = [...new Set(all)];
    const own = new Map(terms.flatMap((term) => pair(term, rows.get(term))));
    addRows(words, own);
    const asked = terms.map((term) => {
      const row = own.get(term);
      return { term, word: row === undefined ? null : wordOf(row), weight: idf(term) };
    });
    const mass = asked.reduce((sum, { weight }) => sum + weight, 0);
    let vector: Float32Array | undefined;
    // many documents share their words: each is compared with the question once, and so is each document
    const likes = new Map<number, readonly Like[]>();
    const compared = new Map<number, Comparison>();
    const best = new Float64Array(terms.length);

    function likesOf(number: number): readonly Like[] {
      const name = vocabulary.termOf(number);
      const found: Like[] = [];
      for (const [at, { term, word }] of asked.entries()) {
        const value = term === name ? 1 : word ? likeness(word, number) : 0;
        if (value > 0) found.push({ at, value });
      }
      likes.set(number, found);
      return found;
    }

    function compare(id: number): Comparison {
      best.fill(0);
      let [sum, total] = [0, 0];
      for (const number of documents[id] ?? []) {
        let most = 0;
        for (const { at, value } of likes.get(number) ?? likesOf(number)) {
          if (value > most) most = value;
          if (value > (best[at] ?? 0)) best[at] = value;
        }
        const weight = weights?.[number] ?? 0;
        total += weight;
        sum += weight * most;
      }
      let held = 0;
      for (const [at, { weight }] of asked.entries()) held += (best[at] ?? 0) * weight;
      const comparison = {
        // most of those who compare do not look at it
        get cosine() {
          vector ??= meanVector(terms, own);
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

  return {
    add(terms, words) {
      for (const number of terms) frequency[number] = (frequency[number] ?? 0) + 1;
      documents.push(terms);
      weights = undefined;
      knownWords = undefined;
      addRows(words, rows);
    },
    idf,
    termsOf,
    read,
    nearness(term, among) {
      const row = rows.get(term);
      const word = row === undefined ? null : wordOf(row);
      let most = 0;
      for (const other of among) {
        if (other === term) return 1;
        const number = vocabulary.numberOf(other);
        if (word && number >= 0) most = Math.max(most, likeness(word, number));
      }
      return most;
    },
  };
}

/** A word of questions. */
interface Word {
  readonly row: number;
  /** Its likeness to each term, in parts and one more; 0 until it is looked at. */
  readonly parts: Uint16Array;
}

/** A term of a question, by its place, and how much a term of a document is like it: above 0. */
interface Like {
  readonly at: number;
  readonly value: number;
}

/** Adds the vector of each stem that has none yet: that of the first word with one. */
function addRows(words: readonly string[], rows: Map<string, number>): void {
  const vectors = wordVectors();
  for (const word of words) {
    const term = stem(word);
    if (rows.has(term)) continue;
    const row = vectors.row(word);
    if (row >= 0) rows.set(term, row);
  }
}

function pair(term: string, row: number | undefined): readonly (readonly [string, number])[] {
  return row === undefined ? [] : [[term, row]];
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < DIMENSIONS; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}
