import type { PredictedQuery, UnansweredQuery } from '../corpus/corpus.ts';
import type { Unit } from './units.ts';

/** What a document of the index stands for. */
export type Source =
  | { readonly kind: 'unit'; readonly unit: Unit }
  | { readonly kind: 'query'; readonly query: PredictedQuery }
  | { readonly kind: 'unanswered'; readonly query: UnansweredQuery };

export function textOf(source: Source): string {
  return source.kind === 'unit' ? source.unit.text : source.query.text;
}
