import type { SentenceFeatureName } from './choose.ts';
import type { DoubtFeatureName } from './doubt-features.ts';
import type { RankFeatureName } from './rank-features.ts';

// Written by test/evaluation/fit.ts: change features there, then fit again.

/** Weights of the features of a paragraph. */
export const RANK_WEIGHTS: Readonly<Record<RankFeatureName, number>> = {
  likelihood: 2.052,
  nearestQuery: 1.401,
  nextQueries: 0.731,
  queryCosine: 0.411,
  queryCount: 0.859,
  sentenceCovers: 0.58,
  sentenceAgreement: 0.228,
  sentenceBm25: 0.029,
  sentenceCosine: 0.414,
  names: 1.135,
  kind: 0.38,
};

/** Weights of the features of doubt; above 0 the sum speaks for an answer. */
export const DOUBT_WEIGHTS: Readonly<Record<DoubtFeatureName, number>> = {
  score: -1.938,
  lead: -0.389,
  likelihood: 0.56,
  overNearMiss: -0.298,
  overNearMisses: 0.124,
  overUnanswered: 0.759,
  unanswered: 1.826,
  nearestAgreement: -4.523,
  nearestThree: 3.537,
  nearestBm25: -3.334,
  nearestCosine: 0.953,
  sameQuestion: 1.174,
  vote: 4.646,
  unknownWords: 2.529,
  missingWords: 1.84,
  worstWord: 0.962,
  missingFocus: 0.492,
  silentHere: 0.4,
  nobodyNew: 1.972,
  missingNames: 1.876,
  missingNumbers: 0.482,
  sentenceCovers: -1.016,
  queryCovers: -0.657,
  kind: 0.722,
  length: -1.499,
  asksWho: -0.226,
  asksWhen: 0.066,
  asksWhere: -0.553,
  asksWhy: -1.423,
  asksNumber: 0.06,
  asksWords: 0.269,
  asksYesNo: 0.148,
};

/** Added to the sum: answered and unanswered questions then balance at 0. */
export const DOUBT_CONSTANT = 6.101;

/** Weights of the features of a sentence. */
export const SENTENCE_WEIGHTS: Readonly<Record<SentenceFeatureName, number>> = {
  agreement: 1.663,
  covers: 1.738,
  queries: 2.069,
  kind: 0.899,
  quoted: 0.002,
  unasked: -0.024,
  fragment: -0.404,
  first: -0.635,
};
