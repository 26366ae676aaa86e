import type { SentenceFeatureName } from './choose.ts';
import type { DoubtFeatureName } from './doubt-features.ts';
import type { RankFeatureName } from './rank-features.ts';

// Written by test/evaluation/fit.ts: change features there, then fit again.

/** Weights of the features of a paragraph. */
export const RANK_WEIGHTS: Readonly<Record<RankFeatureName, number>> = {
  likelihood: 2.17,
  nearestQuery: 1.008,
  nextQueries: 0.735,
  queryCosine: 0.66,
  queryCount: 0.744,
  sentenceCovers: 0.948,
  sentenceAgreement: 0.201,
  sentenceBm25: -0.106,
  sentenceCosine: 0.792,
  names: 1.154,
  kind: 0.741,
};

/** Weights of the features of doubt; above 0 the sum speaks for an answer. */
export const DOUBT_WEIGHTS: Readonly<Record<DoubtFeatureName, number>> = {
  score: -1.822,
  lead: -0.333,
  likelihood: 0.103,
  overNearMiss: -0.039,
  overNearMisses: 0.092,
  overUnanswered: 0.467,
  unanswered: 1.282,
  nearestAgreement: 3.474,
  nearestThree: -4.758,
  nearestBm25: -1.754,
  nearestCosine: 0.489,
  vote: 3.611,
  unknownWords: -0.504,
  missingWords: 3.938,
  missingNames: 1.157,
  missingNumbers: 1.084,
  sentenceCovers: -0.388,
  queryCovers: 1.36,
  kind: 1.319,
  length: -1.538,
  asksWho: -0.286,
  asksWhen: -0.35,
  asksWhere: -0.215,
  asksWhy: -0.866,
  asksNumber: 0.017,
  asksWords: 0.123,
  asksYesNo: 0.783,
};

/** Added to the sum: answered and unanswered questions then balance at 0. */
export const DOUBT_CONSTANT = 5.2723;

/** Weights of the features of a sentence. */
export const SENTENCE_WEIGHTS: Readonly<Record<SentenceFeatureName, number>> = {
  agreement: 1,
  covers: 1,
  queries: 1.5,
  kind: 0.6,
  quoted: 0.8,
  unasked: -0.4,
  fragment: -0.3,
  first: 0.1,
};
