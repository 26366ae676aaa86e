import type { TextDoubtFeatureName } from './text-doubt-features.ts';
import type { TextFeatureName } from './text-features.ts';

// Written by test/evaluation/fit-text.ts: change features there, then fit again.

/** Weights of the features of a paragraph by its text. */
export const TEXT_WEIGHTS: Readonly<Record<TextFeatureName, number>> = {
  sentence: 3.15,
  cosine: 2.74,
  paragraph: 3.16,
  likelihood: 1.51,
  pieces: 1.71,
  names: 1.78,
  kind: 0.84,
  number: 1.02,
  quoted: 1.01,
};

/** Weights of the features of doubt; above 0 the sum speaks for an answer. */
export const TEXT_DOUBT_WEIGHTS: Readonly<Record<TextDoubtFeatureName, number>> = {
  paragraph: 1.36,
  sentence: 2.13,
  unknown: 0.51,
  focus: 0.82,
  names: 0.66,
  kind: 1.36,
  lead: 0.19,
  score: 0.21,
  length: 0.67,
  asksWho: -0.51,
  asksWhen: -0.63,
  asksWhere: 0.23,
  asksWhy: -1.07,
  asksNumber: -1.62,
  asksWords: -0.14,
  asksYesNo: -0.09,
};

/** Added to the sum: answered and unanswered questions then balance at 0. */
export const TEXT_DOUBT_CONSTANT = -5.59;
