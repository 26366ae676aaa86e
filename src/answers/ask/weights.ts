import type { SentenceFeatureName } from './choose.ts';
import type { DoubtFeatureName } from './doubt-features.ts';
import type { RankFeatureName } from './rank-features.ts';

// Written by test/evaluation/fit.ts: change features there, then fit again.

/** Weights of the features of a paragraph. */
export const RANK_WEIGHTS: Readonly<Record<RankFeatureName, number>> = {
  likelihood: 2.56,
  nearestQuery: 1.48,
  nextQueries: 0.59,
  queryCosine: 0.63,
  queryCount: 0.38,
  sentenceCovers: 0.13,
  sentenceAgreement: 0.25,
  sentenceBm25: -0.07,
  sentenceCosine: 0.29,
  names: 0.84,
  kind: 0.42,
};

/** Weights of the features of doubt; above 0 the sum speaks for an answer. */
export const DOUBT_WEIGHTS: Readonly<Record<DoubtFeatureName, number>> = {
  unanswered: 1.93,
  vote: 2.87,
  nearer: 3.47,
  likelihood: 0.65,
  missingWords: 2.49,
  missingFocus: 0.99,
  missingNames: 0.57,
  kind: 0.68,
  length: 0.01,
  asksWho: -0.4,
  asksWhen: -0.24,
  asksWhere: -0.2,
  asksWhy: -0.8,
  asksNumber: 0.24,
  asksWords: 0.02,
  asksYesNo: -0.1,
};

/** Added to the sum: answered and unanswered questions then balance at 0. */
export const DOUBT_CONSTANT = -0.26;

/** Weights of the features of a sentence. */
export const SENTENCE_WEIGHTS: Readonly<Record<SentenceFeatureName, number>> = {
  agreement: 3.93,
  asked: 6.1,
  distinct: 1.65,
  kind: 0.42,
  names: 0.52,
  who: 0.94,
  fragment: -1.98,
};
