import { RANK_FEATURES, type RankFeature } from './rank-features.ts';
import type { Reading } from './reading.ts';
import type { Target } from './target.ts';
import { RANK_WEIGHTS } from './weights.ts';

export interface RankedTarget {
  readonly target: Target;
  /** Log-odds against the other paragraphs, up to a constant. */
  readonly score: number;
}

/** Which paragraphs may answer a question, and whether one does. */
export interface Judgement {
  /** Best first. */
  readonly ranked: readonly RankedTarget[];
  /** Log-odds that the first answers. */
  readonly confidence: number;
}

/** The paragraphs that may answer, best first. */
export function rank(reading: Reading): readonly RankedTarget[] {
  return reading.targets
    .map((target) => ({
      target,
      score: weigh(RANK_FEATURES, RANK_WEIGHTS, (feature: RankFeature) => feature(target, reading)),
    }))
    .sort((a, b) => b.score - a.score);
}

/** Weighted sum of features; a feature without a weight counts nothing. */
export function weigh<Feature>(
  features: Readonly<Record<string, Feature>>,
  weights: Readonly<Record<string, number>>,
  measure: (feature: Feature) => number,
): number {
  let sum = 0;
  for (const name of Object.keys(features)) {
    const [feature, weight] = [features[name], weights[name]];
    if (feature !== undefined && weight !== undefined) sum += weight * measure(feature);
  }
  return sum;
}
