import { holdsKind } from '../../language/questions.ts';
import type { Hit } from '../../retrieval/search-index.ts';
import type { Reading } from './reading.ts';
import { agreement, type Target } from './target.ts';

/** A measure of how well a paragraph answers a question; mostly 0 to 1. */
export type RankFeature = (target: Target, reading: Reading) => number;

const most = (hits: readonly Hit[], measure: (hit: Hit) => number) =>
  hits.reduce((best, hit) => Math.max(best, measure(hit)), 0);

/**
 * Every feature by its name. Weights stand in weights.ts, fitted by test/evaluation/fit.ts, which also prints what
 * each is worth.
 */
export const RANK_FEATURES = {
  /** The question under the language model of the paragraph: all its sentences and queries count together. */
  likelihood: ({ article, paragraph }, { likelihoods }) =>
    likelihoods.answeredBy(article, paragraph),
  /** Nearest predicted query: somebody asked just this. */
  nearestQuery: ({ queries: [first] }) => (first ? agreement(first) : 0),
  /** The next two: one near query may be chance, three are not. */
  nextQueries: ({ queries: [, second, third] }) =>
    ((second ? agreement(second) : 0) + (third ? agreement(third) : 0)) / 2,
  /** Sense of the nearest query where words differ. */
  queryCosine: ({ queries }) => most(queries, (hit) => hit.cosine),
  /** How many near queries speak for the paragraph, up to eight. */
  queryCount: ({ queries }) => Math.min(1, queries.length / 8),
  /** Whether a sentence says most of what the question names. */
  sentenceCovers: ({ units }) => most(units, (hit) => hit.covers),
  sentenceAgreement: ({ units }) => most(units, agreement),
  /** Rare words in common. */
  sentenceBm25: ({ units }) => most(units, (hit) => hit.bm25) / 2,
  sentenceCosine: ({ units }) => most(units, (hit) => hit.cosine),
  /** People, bodies and places of the question that the paragraph names. */
  names: ({ held }, { names }) =>
    names.length === 0 ? 1 : names.filter((name) => held.has(name)).length / names.length,
  /** Whether the paragraph holds the kind of thing asked for. */
  kind: ({ told }, { kinds }) => holdsKind(kinds, told.map(({ text }) => text).join(' ')),
} as const satisfies Record<string, RankFeature>;

export type RankFeatureName = keyof typeof RANK_FEATURES;
