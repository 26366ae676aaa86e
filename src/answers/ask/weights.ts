import type { SentenceFeatureName } from './choose.ts';
import type { DoubtFeatureName } from './doubt-features.ts';
import type { RankFeatureName } from './rank-features.ts';

// Written by test/evaluation/fit.ts: change features there, then fit again.

/** Weights of the features of a paragraph. */
export const RANK_WEIGHTS: Readonly<Record<RankFeatureName, number>> = {
  likelihood: 2.259,
  nearestQuery: 1.782,
  nextQueries: 0.61,
  queryCosine: 1.224,
  queryCount: 0.233,
  sentenceCovers: -0.222,
  sentenceAgreement: 0.324,
  sentenceBm25: -0.09,
  sentenceCosine: 0.059,
  names: 1.115,
  kind: 0.99,
};

/** Weights of the features of doubt; above 0 the sum speaks for an answer. */
export const DOUBT_WEIGHTS: Readonly<Record<DoubtFeatureName, number>> = {
  unanswered: 1.819,
  vote: 3.671,
  unknownWords: 1.928,
  missingWords: 2.472,
  worstWord: 0.268,
  missingFocus: 0.71,
  missingNames: 0.972,
  kind: 0.321,
  length: -1.271,
  asksWho: -0.487,
  asksWhen: -0.297,
  asksWhere: 0.097,
  asksWhy: -0.731,
  asksNumber: 0.33,
  asksWords: 0.132,
  asksYesNo: 0.335,
};

/** Added to the sum: answered and unanswered questions then balance at 0. */
export const DOUBT_CONSTANT = 3.947;

/** Weights of the features of a sentence. */
export const SENTENCE_WEIGHTS: Readonly<Record<SentenceFeatureName, number>> = {
  agreement: 1.313,
  covers: 1.479,
  queries: 2.026,
  kind: 0.765,
  names: 1.155,
  quoted: -0.019,
  unasked: 0.146,
  fragment: -0.253,
  first: -0.691,
};
