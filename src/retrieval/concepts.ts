import { DIMENSIONS, wordVectors } from '../language/word-vectors.ts';
import { stem } from '../language/words.ts';

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
  /** Adds the next document, numbered from 0; @param words its words, or those that no document had before. */
  add(terms: readonly string[], words: readonly string[]): void;
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

/**
 * Bags and vectors of no document yet. Similarity of texts by the best match of each word, weighted by idf, is the
 * measure of Corley and Mihalcea (2005), over word vectors.
 */
export function createConcepts(): Concepts {
  const vectors = wordVectors();
  /** Documents that hold a term. */
  const frequency = new Map<string, number>();
  const documents: (readonly string[])[] = [];
  const idf = (term: string) => {
    const df = frequency.get(term) ?? 0;
    const plain = Math.log(1 + (documents.length - df + 0.5) / (df + 0.5));
    return df > 0 && term.startsWith('?') ? plain * KIND : plain;
  };
  const rows = new Map<string, number>();
  const means: (Float32Array | undefined)[] = [];

  /** Mean vector of a document, worked out when it is first compared. */
  function meanOf(id: number): Float32Array {
    const mean = means[id] ?? meanVector(documents[id] ?? [], rows);
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

  function similarity(a: number | undefined, b: number | undefined): number {
    if (a === undefined || b === undefined) return 0;
    const cosine = a === b ? 1 : vectors.cosine(a, b);
    return cosine < RELATED ? 0 : cosine;
  }

  return {
    add(all, words) {
      const terms = [...new Set(all)];
      documents.push(terms);
      for (const term of terms) frequency.set(term, (frequency.get(term) ?? 0) + 1);
      addRows(words, rows);
    },
    idf,
    termsOf: (id) => documents[id] ?? [],
    read(all, words) {
      const terms = [...new Set(all)];
      const own = new Map(terms.flatMap((term) => pair(term, rows.get(term))));
      addRows(words, own);
      const weights = terms.map(idf);
      const mass = weights.reduce((sum, weight) => sum + weight, 0);
      const vector = meanVector(terms, own);
      // many documents share their words: each is compared with the question once
      const known = new Map<string, readonly number[]>();
      const similarities = (term: string) => {
        const found =
          known.get(term) ??
          terms.map((asked) => (asked === term ? 1 : similarity(own.get(asked), rows.get(term))));
        known.set(term, found);
        return found;
      };
      return {
        terms,
        mass,
        compare(id) {
          const document = documents[id] ?? [];
          const best = terms.map(() => 0);
          let [sum, total] = [0, 0];
          for (const term of document) {
            let most = 0;
            for (const [i, value] of similarities(term).entries()) {
              if (value > most) most = value;
              if (value > (best[i] ?? 0)) best[i] = value;
            }
            const weight = idf(term);
            total += weight;
            sum += weight * most;
          }
          const covered = total === 0 ? 0 : sum / total;
          const covers =
            mass === 0
              ? 0
              : best.reduce((all, value, i) => all + value * (weights[i] ?? 0), 0) / mass;
          return { cosine: dot(vector, meanOf(id)), covers, covered };
        },
      };
    },
    nearness(term, among) {
      const row = rows.get(term);
      let most = 0;
      for (const other of among) {
        if (other === term) return 1;
        most = Math.max(most, similarity(row, rows.get(other)));
      }
      return most;
    },
  };
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
