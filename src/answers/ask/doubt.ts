import { DOUBT_FEATURES, type DoubtFeature } from './doubt-features.ts';
import { type RankedTarget, weigh } from './rank.ts';
import type { Reading } from './reading.ts';
import { agreement } from './target.ts';
import { DOUBT_CONSTANT, DOUBT_WEIGHTS } from './weights.ts';

/** From this agreement on, two questions are the same. */
const SAME = 0.98;

/**
 * Log-odds that the best paragraph answers the question; balanced at 0. A question known in the same words is
 * answered, or not, for certain.
 */
export function confidence(reading: Reading, [best]: readonly RankedTarget[]): number {
  if (!best) return Number.NEGATIVE_INFINITY;
  const [answered, missed] = [isSame(reading.queries), isSame(reading.unanswered)];
  if (answered !== missed) return answered ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
  const measure = (feature: DoubtFeature) => feature(best, reading);
  return weigh(DOUBT_FEATURES, DOUBT_WEIGHTS, measure) + DOUBT_CONSTANT;
}

function isSame([nearest]: Reading['queries']): boolean {
  return nearest !== undefined && agreement(nearest) >= SAME;
}

/** The paragraphs, best first; those before the others that are known to answer the question in the same words. */
export function knownFirst(ranked: readonly RankedTarget[]): readonly RankedTarget[] {
  const isKnown = ({ target }: RankedTarget) => isSame(target.queries);
  return [...ranked.filter(isKnown), ...ranked.filter((one) => !isKnown(one))];
}
