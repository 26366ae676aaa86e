import MiniSearch from 'minisearch';

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
  /** Adds the next document, numbered from 0. @param terms numbers of its distinct terms. */
  add(terms: readonly number[]): void;
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
 * Documents in MiniSearch, which is asked for each term once: what it said is kept in a tenth of the room that the
 * index takes, and questions add up what it said of their terms.
 */
export function createDocuments(): Documents {
  /** Terms as MiniSearch knows them, by number: it branches by letters, so few and short ones are found quickly. */
  const keys: string[] = [];
  let adding: string[] = [];
  let count = 0;
  const index = new MiniSearch<{ readonly id: number; readonly terms: string }>({
    fields: ['terms'],
    tokenize: () => adding,
    processTerm: (term) => term,
  });
  const known = new Map<number, Postings>();
  let scratch = createScratch(0);

  function keyOf(term: number): string {
    const key = keys[term] ?? term.toString(16);
    keys[term] = key;
    return key;
  }

  function look(term: number): Postings {
    const found = index.search(keyOf(term), { tokenize: (text) => [text] });
    const { sums } = scratch;
    for (const { id, score } of found) sums[id] = score;
    const ids = Int32Array.from(found, ({ id }) => id).sort();
    const postings = { ids, scores: Float64Array.from(ids, (id) => sums[id] ?? 0) };
    for (const id of ids) sums[id] = 0;
    known.set(term, postings);
    return postings;
  }

  return {
    add(terms) {
      adding = terms.map(keyOf);
      index.add({ id: count++, terms: '' });
      known.clear();
    },
    search(terms, { limit, accepts }) {
      if (scratch.sums.length < count) scratch = createScratch(count);
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
