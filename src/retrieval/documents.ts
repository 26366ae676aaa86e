import MiniSearch from 'minisearch';

/** A document and how well it fits. */
export interface Scored {
  readonly id: number;
  /** BM25+ of the terms held; above 0. */
  readonly score: number;
}

/** What can be searched by terms. */
export interface Documents {
  /** Adds a document. @param terms distinct. */
  add(id: number, terms: readonly string[]): void;
  /**
   * Documents that hold one of the terms; first those with the highest product of score and number of terms held, for
   * many words in common say more than one rare word.
   */
  search(terms: readonly string[]): Iterable<Scored>;
}

/** Documents in MiniSearch, which takes the terms as they are. */
export function createDocuments(): Documents {
  const index = new MiniSearch<{ readonly id: number; readonly terms: string }>({
    fields: ['terms'],
    tokenize: (text) => text.split('\n'),
    processTerm: (term) => term,
  });
  return {
    add: (id, terms) => index.add({ id, terms: terms.join('\n') }),
    *search(terms) {
      if (terms.length === 0) return;
      // MiniSearch multiplies the sum by the number of matched terms: undo it
      for (const { id, score, queryTerms } of index.search(terms.join('\n')))
        yield { id: Number(id), score: score / Math.max(1, queryTerms.length) };
    },
  };
}
