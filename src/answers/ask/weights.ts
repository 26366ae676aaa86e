import type { SentenceFeatureName } from './choose.ts';
import type { DoubtFeatureName } from './doubt-features.ts';
import type { RankFeatureName } from './rank-features.ts';

// Written by test/evaluation/fit.ts: change features there, then fit again.

/** Weights of the features of a paragraph. */
export const RANK_WEIGHTS: Readonly<Record<RankFeatureName, number>> = {
  likelihood: 2.086,
  nearestQuery: 1.635,
  nextQueries: 0.634,
  queryCosine: 1.003,
  queryCount: 0.707,
  sentenceCovers: 0.333,
  sentenceAgreement: 0.483,
  sentenceBm25: 0.429,
  sentenceCosine: 0.353,
  names: 1.301,
  kind: 0.517,
};

/** Weights of the features of doubt; above 0 the sum speaks for an answer. */
export const DOUBT_WEIGHTS: Readonly<Record<DoubtFeatureName, number>> = {
  score: 0.0,
  overNearMiss: 0.0,
  unanswered: 2.084,
  nearestThree: 0.0,
  sameQuestion: 0.0,
  vote: 2.094,
  voteHere: 0.0,
  unknownWords: 1.77,
  missingWords: 1.975,
  worstWord: 0.717,
  missingFocus: 0.661,
  nobodyNew: 1.045,
  missingNames: 0.964,
  missingNumbers: 0.557,
  kind: 0.768,
  length: -1.662,
  asksWho: -0.46,
  asksWhen: -0.233,
  asksWhere: -0.337,
  asksWhy: -0.273,
  asksNumber: -0.101,
  asksWords: 0.266,
  asksYesNo: 0.193,
};

/** Added to the sum: answered and unanswered questions then balance at 0. */
export const DOUBT_CONSTANT = 3.681;

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
