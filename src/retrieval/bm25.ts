import type { Concepts } from './concepts.ts';

/** A document and how well it fits. */
export interface Scored {
  readonly id: number;
  /** Above 0. */
  readonly score: number;
}

export interface Bm25 {
  /** Adds the length of the next document, in distinct terms. */
  add(length: number): void;
  /**
   * Documents that hold one of the terms; first those with the highest product of score and number of terms held, for
   * many words in common say more than one rare word. @param terms distinct.
   */
  search(terms: readonly string[]): readonly Scored[];
}

/** How soon a term that comes often says no more; how much long documents lose; what a term is worth at least. */
const SATURATION = 1.2;
const LENGTH = 0.7;
const LEAST = 0.5;

/**
 * Ranks documents by BM25+ (Lv and Zhai, Lower-bounding term frequency normalization, 2011), each term of a document
 * counted once. @param concepts knows which documents hold a term.
 */
export function createBm25({ idf, holding }: Pick<Concepts, 'idf' | 'holding'>): Bm25 {
  const lengths: number[] = [];
  let total = 0;
  return {
    add(length) {
      lengths.push(length);
      total += length;
    },
    search(terms) {
      const found = new Map<number, { readonly id: number; score: number; held: number }>();
      const mean = total / lengths.length;
      for (const term of terms) {
        const weight = idf(term);
        for (const id of holding(term)) {
          const length = 1 - LENGTH + (LENGTH * (lengths[id] ?? 0)) / mean;
          const score = weight * (LEAST + (SATURATION + 1) / (1 + SATURATION * length));
          const known = found.get(id);
          if (known) {
            known.score += score;
            known.held++;
          } else found.set(id, { id, score, held: 1 });
        }
      }
      return [...found.values()].sort((a, b) => b.score * b.held - a.score * a.held);
    },
  };
}
