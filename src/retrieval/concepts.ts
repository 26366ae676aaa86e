import { DIMENSIONS, wordVectors } from '../language/word-vectors.ts';
import { stem, words } from '../language/words.ts';

/** A question in terms of the index. */
export interface Asked {
  readonly terms: readonly string[];
  readonly weights: readonly number[];
  /** Sum of the weights. */
  readonly mass: number;
  /** Rows of word vectors; -1 where a term has none. */
  readonly rows: readonly number[];
  readonly vector: Float32Array;
}

/** Documents as bags of weighted terms and as mean word vectors. */
export interface Concepts {
  idf(term: string): number;
  /** Distinct terms of a document. */
  termsOf(id: number): readonly string[];
  read(terms: readonly string[], text: string): Asked;
  /** The `limit` documents of largest cosine that pass `keep`, largest first. */
  nearest(asked: Asked, limit: number, keep: (id: number) => boolean): readonly number[];
  /** How near the nearest of some terms comes to a term, 0 to 1. */
  nearness(term: string, among: Iterable<string>): number;
  compare(asked: Asked, id: number): { cosine: number; covers: number; covered: number };
}

/** Below this cosine two words have nothing to do with each other. */
const RELATED = 0.4;

/**
 * Builds the bags and vectors. Similarity of texts by the best match of each word, weighted by idf, is the
 * measure of Corley and Mihalcea (2005) over word vectors; the mean vector is weighted by idf and of length 1.
 * @param bags terms of each document; @param texts the same documents, for the words behind the stems.
 */
export function createConcepts(
  bags: readonly (readonly string[])[],
  texts: readonly string[],
): Concepts {
  const vectors = wordVectors();
  const frequency = new Map<string, number>();
  const rows = new Map<string, number>();
  const documents = bags.map((bag, id) => {
    const terms = [...new Set(bag)];
    for (const term of terms) frequency.set(term, (frequency.get(term) ?? 0) + 1);
    addRows(texts[id] ?? '');
    return terms;
  });
  const idf = (term: string) => {
    const df = frequency.get(term) ?? 0;
    const plain = Math.log(1 + (documents.length - df + 0.5) / (df + 0.5));
    return term.startsWith('?') ? plain * KIND : plain;
  };
  const means = new Float32Array(documents.length * DIMENSIONS);
  for (const [id, terms] of documents.entries()) means.set(meanOf(terms), id * DIMENSIONS);

  /** Remembers the vector of each stem: that of the first word with one. */
  function addRows(text: string): void {
    for (const word of words(text)) {
      const term = stem(word);
      if (!rows.has(term)) {
        const row = vectors.row(word);
        if (row >= 0) rows.set(term, row);
      }
    }
  }

  function meanOf(terms: readonly string[]): Float32Array {
    const mean = new Float32Array(DIMENSIONS);
    for (const term of terms) {
      const row = rows.get(term);
      if (row !== undefined) vectors.add(row, idf(term), mean);
    }
    const length = Math.sqrt(mean.reduce((sum, value) => sum + value * value, 0)) || 1;
    return mean.map((value) => value / length);
  }

  const similar = (a: string, b: string) => {
    if (a === b) return 1;
    const [left, right] = [rows.get(a), rows.get(b)];
    if (left === undefined || right === undefined) return 0;
    const cosine = vectors.cosine(left, right);
    return cosine < RELATED ? 0 : cosine;
  };
  const best = (term: string, among: Iterable<string>) => {
    let most = 0;
    for (const other of among) {
      const cosine = similar(term, other);
      if (cosine === 1) return 1;
      if (cosine > most) most = cosine;
    }
    return most;
  };
  const coverage = (terms: readonly string[], by: readonly string[]) => {
    let [sum, mass] = [0, 0];
    for (const term of terms) {
      const weight = idf(term);
      mass += weight;
      sum += weight * best(term, by);
    }
    return mass === 0 ? 0 : sum / mass;
  };

  return {
    idf,
    termsOf: (id) => documents[id] ?? [],
    read(all, text) {
      addRows(text);
      const terms = [...new Set(all)];
      const weights = terms.map(idf);
      return {
        terms,
        weights,
        mass: weights.reduce((sum, weight) => sum + weight, 0),
        rows: terms.map((term) => rows.get(term) ?? -1),
        vector: meanOf(terms),
      };
    },
    nearest({ vector }, limit, keep) {
      const top: { id: number; cosine: number }[] = [];
      for (let id = 0; id < documents.length; id++) {
        const cosine = dot(vector, means, id * DIMENSIONS);
        const last = top[top.length - 1];
        if (top.length >= limit && last && cosine <= last.cosine) continue;
        if (!keep(id)) continue;
        let at = top.length;
        while (at > 0 && (top[at - 1]?.cosine ?? 0) < cosine) at--;
        top.splice(at, 0, { id, cosine });
        if (top.length > limit) top.pop();
      }
      return top.map(({ id }) => id);
    },
    nearness: best,
    compare({ terms, vector }, id) {
      const document = documents[id] ?? [];
      return {
        cosine: dot(vector, means, id * DIMENSIONS),
        covers: coverage(terms, document),
        covered: coverage(document, terms),
      };
    },
  };
}

/** What kind of question it is counts less than what it is about. */
const KIND = 0.9;

function dot(a: Float32Array, b: Float32Array, from: number): number {
  let sum = 0;
  for (let i = 0; i < DIMENSIONS; i++) sum += (a[i] ?? 0) * (b[from + i] ?? 0);
  return sum;
}
