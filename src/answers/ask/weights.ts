import type { SentenceFeatureName } from './choose.ts';
import type { DoubtFeatureName } from './doubt-features.ts';
import type { RankFeatureName } from './rank-features.ts';

// Written by test/evaluation/fit.ts: change features there, then fit again.

/** Weights of the features of a paragraph. */
export const RANK_WEIGHTS: Readonly<Record<RankFeatureName, number>> = {
  likelihood: 2.57,
  nearestQuery: 1.44,
  nextQueries: 0.3,
  queryCosine: 0.66,
  queryCount: 0.06,
  sentenceCovers: 0.23,
  sentenceAgreement: 0.32,
  sentenceBm25: 0.15,
  sentenceCosine: -0.22,
  names: 1.0,
  kind: 0.48,
};

/** Weights of the features of doubt; above 0 the sum speaks for an answer. */
export const DOUBT_WEIGHTS: Readonly<Record<DoubtFeatureName, number>> = {
  unanswered: 2.04,
  vote: 2.9,
  nearer: 2.97,
  likelihood: 0.73,
  missingWords: 2.53,
  missingFocus: 0.82,
  missingNames: 0.69,
  kind: 0.21,
  length: 0.11,
  asksWho: -0.58,
  asksWhen: -0.5,
  asksWhere: -0.44,
  asksWhy: -0.65,
  asksNumber: 0.3,
  asksWords: -0.05,
  asksYesNo: -0.03,
};

/** Added to the sum: answered and unanswered questions then balance at 0. */
export const DOUBT_CONSTANT = -0.06;

/** Weights of the features of a sentence. */
export const SENTENCE_WEIGHTS: Readonly<Record<SentenceFeatureName, number>> = {
  agreement: 3.91,
  asked: 6.39,
  distinct: 1.64,
  kind: 0.33,
  names: 0.42,
  who: 0.81,
  fragment: -2.13,
};
