import type { TextDoubtFeatureName } from './text-doubt-features.ts';
import type { TextFeatureName } from './text-features.ts';

// Written by test/evaluation/fit-text.ts: change features there, then fit again.

/** Weights of the features of a paragraph by its text. */
export const TEXT_WEIGHTS: Readonly<Record<TextFeatureName, number>> = {
  sentence: 2.86,
  cosine: 2.58,
  paragraph: 2.06,
  rare: 2.2,
  likelihood: 1.31,
  length: -2.48,
  pieces: 1.7,
  names: 1.56,
  agent: 0.83,
  type: 1.22,
  number: 0.68,
  quoted: 1.09,
};

/** Weights of the features of doubt; above 0 the sum speaks for an answer. */
export const TEXT_DOUBT_WEIGHTS: Readonly<Record<TextDoubtFeatureName, number>> = {
  paragraph: 1.03,
  sentence: 2.28,
  unknown: 0.59,
  focus: 0.9,
  names: 1.03,
  kind: 1.43,
  lead: 0.16,
  score: 0.2,
  length: 0.71,
  asksWho: -0.8,
  asksWhen: -0.77,
  asksWhere: 0.04,
  asksWhy: -1.09,
  asksNumber: -1.77,
  asksWords: -0.39,
  asksYesNo: -0.08,
};

/** Added to the sum: answered and unanswered questions then balance at 0. */
export const TEXT_DOUBT_CONSTANT = -4.92;
