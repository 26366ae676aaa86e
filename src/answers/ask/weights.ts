import type { SentenceFeatureName } from './choose.ts';
import type { DoubtFeatureName } from './doubt-features.ts';
import type { RankFeatureName } from './rank-features.ts';

// Written by test/evaluation/fit.ts: change features there, then fit again.

/** Weights of the features of a paragraph. */
export const RANK_WEIGHTS: Readonly<Record<RankFeatureName, number>> = {
  likelihood: 2.46,
  nearestQuery: 1.61,
  nextQueries: 0.61,
  queryCosine: 0.73,
  queryCount: 0.2,
  sentenceCovers: 0.13,
  sentenceAgreement: 0.34,
  sentenceBm25: -0.09,
  sentenceCosine: 0.33,
  names: 0.82,
  kind: 0.4,
};

/** Weights of the features of doubt; above 0 the sum speaks for an answer. */
export const DOUBT_WEIGHTS: Readonly<Record<DoubtFeatureName, number>> = {
  unanswered: 1.95,
  vote: 2.81,
  nearer: 3.73,
  likelihood: 0.63,
  missingWords: 2.79,
  missingFocus: 0.81,
  missingNames: 0.58,
  kind: 0.82,
  length: -0.14,
  asksWho: -0.35,
  asksWhen: -0.15,
  asksWhere: -0.13,
  asksWhy: -0.81,
  asksNumber: 0.39,
  asksWords: -0.06,
  asksYesNo: -0.1,
};

/** Added to the sum: answered and unanswered questions then balance at 0. */
export const DOUBT_CONSTANT = -0.24;

/** Weights of the features of a sentence. */
export const SENTENCE_WEIGHTS: Readonly<Record<SentenceFeatureName, number>> = {
  agreement: 4.72,
  asked: 6.09,
  distinct: 1.47,
  kind: 0.4,
  names: 0.51,
  who: 1.06,
  fragment: -1.98,
};
