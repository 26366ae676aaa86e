import { DOUBT_FEATURES, type DoubtFeature } from './doubt-features.ts';
import { type RankedTarget, weigh } from './rank.ts';
import type { Reading } from './reading.ts';
import { DOUBT_CONSTANT, DOUBT_WEIGHTS } from './weights.ts';

/** Log-odds that the best paragraph answers the question; balanced at 0. */
export function confidence(reading: Reading, [best]: readonly RankedTarget[]): number {
  if (!best) return Number.NEGATIVE_INFINITY;
  const measure = (feature: DoubtFeature) => feature(best, reading);
  return weigh(DOUBT_FEATURES, DOUBT_WEIGHTS, measure) + DOUBT_CONSTANT;
}
