import type { TextDoubtFeatureName } from './text-doubt-features.ts';
import type { TextFeatureName } from './text-features.ts';

// Written by test/evaluation/fit-text.ts: change features there, then fit again.

/** Weights of the features of a paragraph by its text. */
export const TEXT_WEIGHTS: Readonly<Record<TextFeatureName, number>> = {
  sentence: 2.73,
  cosine: 2.57,
  paragraph: 2.04,
  rare: 2.23,
  likelihood: 1.34,
  length: -2.31,
  pieces: 1.44,
  names: 1.59,
  agent: 0.87,
  type: 1.25,
  number: 0.5,
  quoted: 1.11,
};

/** Weights of the features of doubt; above 0 the sum speaks for an answer. */
export const TEXT_DOUBT_WEIGHTS: Readonly<Record<TextDoubtFeatureName, number>> = {
  paragraph: 0.67,
  sentence: 3.52,
  unknown: 0.59,
  focus: 0.73,
  names: 1.73,
  kind: 1.53,
  lead: 0.12,
  score: 0.22,
  length: 0.8,
  asksWho: -0.46,
  asksWhen: -0.67,
  asksWhere: -0.47,
  asksWhy: -1.16,
  asksNumber: -1.75,
  asksWords: -0.32,
  asksYesNo: -0.13,
};

/** Added to the sum: answered and unanswered questions then balance at 0. */
export const TEXT_DOUBT_CONSTANT = -5.47;
