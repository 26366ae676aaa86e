import MiniSearch from 'minisearch';
import type { TermBags } from './term-bags.ts';

/** A document and how well it fits. */
export interface Scored {
  readonly id: number;
  /** BM25+ of the terms held; above 0. */
  readonly score: number;
}

export interface DocumentSearch {
  /** Documents wanted at most. */
  readonly limit: number;
  readonly accepts: (id: number) => boolean;
}

/** What can be searched by terms. */
export interface Documents {
  /** Adds the next document, numbered from 0. @param length number of its distinct terms. */
  add(length: number): void;
  /**
   * Documents that hold one of the terms; first those with the highest product of score and number of terms held, for
   * many words in common say more than one rare word. @param terms numbers of distinct terms.
   */
  search(terms: readonly number[], options: DocumentSearch): readonly Scored[];
}

/** The documents that hold a term, ascending, and what it adds to the score of each. */
interface Postings {
  readonly ids: Int32Array;
  readonly scores: Float64Array;
}

/**
 * Documents in MiniSearch. It is given a term when somebody first asks for it, for putting in all terms of a large
 * corpus takes a second; what it says of the term is kept, and questions add up what it said of theirs.
 */
export function createDocuments(bags: TermBags): Documents {
  const lengths: number[] = [];
  let mean = 0;
  const known = new Map<number, Postings>();
  let scratch = createScratch(0);

  /** An index of a single term: of all documents it needs to know only how many there are, and how long on average. */
  function indexOf(term: string, ids: Int32Array) {
    const data = {
      documentCount: lengths.length,
      averageFieldLength: [mean],
      nextId: ids.length,
      documentIds: numbered(ids, (id) => id),
      fieldIds: { terms: 0 },
      fieldLength: numbered(ids, (id) => [lengths[id] ?? 0]),
      storedFields: {},
      index: [[term, { 0: numbered(ids, () => 1) }]] satisfies [string, object][],
      serializationVersion: 2,
    };
    return MiniSearch.loadJS<{ readonly id: number }>(data, OPTIONS);
  }

  function look(number: number): Postings {
    const ids = bags.holdersOf(number);
    const term = String(number);
    const { sums } = scratch;
    for (const { id, score } of indexOf(term, ids).search(term)) sums[id] = score;
    const postings = { ids, scores: Float64Array.from(ids, (id) => sums[id] ?? 0) };
    for (const id of ids) sums[id] = 0;
    known.set(number, postings);
    return postings;
  }

  return {
    add(length) {
      // as MiniSearch does it, to the last digit
      mean = (mean * lengths.length + length) / (lengths.length + 1);
      lengths.push(length);
    },
    search(terms, { limit, accepts }) {
      if (scratch.sums.length < lengths.length) scratch = createScratch(lengths.length);
      const { sums, held, met } = scratch;
      let meetings = 0;
      const postings = terms.map((term) => known.get(term) ?? look(term));
      for (const { ids, scores } of postings) {
        for (let at = 0; at < ids.length; at++) {
          const id = ids[at] ?? 0;
          if (held[id] === 0) met[meetings++] = id;
          held[id] = (held[id] ?? 0) + 1;
          sums[id] = (sums[id] ?? 0) + (scores[at] ?? 0);
        }
      }
      const best: Ranked[] = [];
      for (let at = 0; at < meetings; at++) {
        const id = met[at] ?? 0;
        const score = sums[id] ?? 0;
        const product = score * (held[id] ?? 0);
        sums[id] = 0;
        held[id] = 0;
        const last = best[limit - 1];
        if ((!last || product > last.product) && accepts(id))
          insert(best, { id, score, product }, limit);
      }
      return best;
    },
  };
}

const OPTIONS = {
  fields: ['terms'],
  tokenize: (text: string) => [text],
  processTerm: (term: string) => term,
};

/** Something of each document, by its place among them. */
function numbered<Item>(ids: Int32Array, make: (id: number) => Item): Record<string, Item> {
  return Object.fromEntries(Array.from(ids, (id, at) => [at, make(id)]));
}

interface Ranked extends Scored {
  /** Of the score and the number of terms held. */
  readonly product: number;
}

/** Puts an item behind those that are as good or better; the last one makes room for it where there are too many. */
function insert(best: Ranked[], item: Ranked, limit: number): void {
  let at = Math.min(best.length, limit - 1);
  for (; at > 0; at--) {
    const before = best[at - 1];
    if (!before || before.product >= item.product) break;
    best[at] = before;
  }
  best[at] = item;
}

/** By document the sum of its scores and how many terms it holds, all 0 between two searches; and room for those met. */
function createScratch(count: number) {
  return {
    sums: new Float64Array(count),
    held: new Uint8Array(count),
    met: new Int32Array(count),
  };
}
