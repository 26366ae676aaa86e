import type { SentenceFeatureName } from './choose.ts';
import type { DoubtFeatureName } from './doubt-features.ts';
import type { RankFeatureName } from './rank-features.ts';

// Written by test/evaluation/fit.ts: change features there, then fit again.

/** Weights of the features of a paragraph. */
export const RANK_WEIGHTS: Readonly<Record<RankFeatureName, number>> = {
  likelihood: 2.028,
  nearestQuery: 1.76,
  nextQueries: 0.919,
  queryCosine: 0.516,
  queryCount: 0.657,
  sentenceCovers: 0.3,
  sentenceAgreement: 0.474,
  sentenceBm25: 0.093,
  sentenceCosine: 0.532,
  names: 1.098,
  kind: 0.752,
};

/** Weights of the features of doubt; above 0 the sum speaks for an answer. */
export const DOUBT_WEIGHTS: Readonly<Record<DoubtFeatureName, number>> = {
  score: 0.0,
  overNearMiss: 0.0,
  unanswered: 1.76,
  nearestThree: 0.0,
  sameQuestion: 0.0,
  vote: 3.393,
  voteHere: 0.0,
  unknownWords: 1.862,
  missingWords: 2.375,
  worstWord: 0.594,
  missingFocus: 0.932,
  nobodyNew: 0.0,
  missingNames: 0.784,
  missingNumbers: 0.004,
  kind: 0.758,
  length: -1.478,
  asksWho: -0.259,
  asksWhen: 0.006,
  asksWhere: -0.23,
  asksWhy: -0.613,
  asksNumber: 0.343,
  asksWords: 0.023,
  asksYesNo: 0.29,
};

/** Added to the sum: answered and unanswered questions then balance at 0. */
export const DOUBT_CONSTANT = 3.89;

/** Weights of the features of a sentence. */
export const SENTENCE_WEIGHTS: Readonly<Record<SentenceFeatureName, number>> = {
  agreement: 1.543,
  covers: 1.75,
  queries: 2.168,
  kind: 0.818,
  quoted: -0.008,
  unasked: -0.037,
  fragment: -0.342,
  first: -0.656,
};
