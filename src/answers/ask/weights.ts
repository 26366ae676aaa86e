import type { SentenceFeatureName } from './choose.ts';
import type { DoubtFeatureName } from './doubt-features.ts';
import type { RankFeatureName } from './rank-features.ts';

// Written by test/evaluation/fit.ts: change features there, then fit again.

/** Weights of the features of a paragraph. */
export const RANK_WEIGHTS: Readonly<Record<RankFeatureName, number>> = {
  likelihood: 2.249,
  nearestQuery: 1.853,
  nextQueries: 0.352,
  queryCosine: 0.73,
  queryCount: 0.166,
  sentenceCovers: 0.432,
  sentenceAgreement: 0.365,
  sentenceBm25: 0.285,
  sentenceCosine: 0.247,
  names: 1.026,
  kind: 0.546,
};

/** Weights of the features of doubt; above 0 the sum speaks for an answer. */
export const DOUBT_WEIGHTS: Readonly<Record<DoubtFeatureName, number>> = {
  unanswered: 1.709,
  vote: 4.266,
  unknownWords: 2.058,
  missingWords: 2.476,
  worstWord: 0.135,
  missingFocus: 0.575,
  missingNames: 0.925,
  kind: 0.72,
  length: -1.174,
  asksWho: -0.308,
  asksWhen: -0.295,
  asksWhere: -0.267,
  asksWhy: -0.827,
  asksNumber: 0.308,
  asksWords: 0.083,
  asksYesNo: 0.142,
};

/** Added to the sum: answered and unanswered questions then balance at 0. */
export const DOUBT_CONSTANT = 3.468;

/** Weights of the features of a sentence. */
export const SENTENCE_WEIGHTS: Readonly<Record<SentenceFeatureName, number>> = {
  agreement: 1.334,
  covers: 1.488,
  queries: 2.016,
  kind: 0.798,
  names: 1.152,
  quoted: -0.021,
  unasked: 0.156,
  fragment: -0.249,
  first: -0.694,
};
