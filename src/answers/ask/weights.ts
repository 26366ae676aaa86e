import type { SentenceFeatureName } from './choose.ts';
import type { DoubtFeatureName } from './doubt-features.ts';
import type { RankFeatureName } from './rank-features.ts';

// Written by test/evaluation/fit.ts: change features there, then fit again.

/** Weights of the features of a paragraph. */
export const RANK_WEIGHTS: Readonly<Record<RankFeatureName, number>> = {
  likelihood: 2.249,
  nearestQuery: 1.505,
  nextQueries: 0.418,
  queryCosine: 0.961,
  queryCount: 0.471,
  sentenceCovers: -0.003,
  sentenceAgreement: 0.439,
  sentenceBm25: 0.163,
  sentenceCosine: 0.123,
  names: 1.026,
  kind: 0.657,
};

/** Weights of the features of doubt; above 0 the sum speaks for an answer. */
export const DOUBT_WEIGHTS: Readonly<Record<DoubtFeatureName, number>> = {
  unanswered: 1.804,
  vote: 3.544,
  unknownWords: 2.41,
  missingWords: 2.629,
  worstWord: 0.283,
  missingFocus: 0.812,
  missingNames: 0.898,
  kind: 0.568,
  length: -0.981,
  asksWho: -0.301,
  asksWhen: -0.206,
  asksWhere: -0.112,
  asksWhy: -0.808,
  asksNumber: 0.117,
  asksWords: 0.099,
  asksYesNo: 0.287,
};

/** Added to the sum: answered and unanswered questions then balance at 0. */
export const DOUBT_CONSTANT = 3.33;

/** Weights of the features of a sentence. */
export const SENTENCE_WEIGHTS: Readonly<Record<SentenceFeatureName, number>> = {
  agreement: 1.526,
  covers: 1.81,
  queries: 2.28,
  kind: 0.787,
  quoted: -0.007,
  unasked: 0.002,
  fragment: -0.343,
  first: -0.611,
};
