import { type Judgement, weigh } from './rank.ts';
import type { Reading } from './reading.ts';
import {
  type RankedText,
  TEXT_DOUBT_FEATURES,
  type TextDoubtFeature,
} from './text-doubt-features.ts';
import { matchTexts, TEXT_FEATURES, type TextFeature } from './text-features.ts';
import { TEXT_DOUBT_CONSTANT, TEXT_DOUBT_WEIGHTS, TEXT_WEIGHTS } from './text-weights.ts';

/** Judges a question by the texts alone, where nobody has written down what readers ask. */
export function judgeByText(reading: Reading): Judgement {
  const ranked = rankTexts(reading);
  const [best, next] = ranked;
  const measure = (feature: TextDoubtFeature) => (best ? feature(best, next) : 0);
  return {
    ranked: ranked.map(({ match, score }) => ({ target: match.target, score })),
    confidence: best
      ? weigh(TEXT_DOUBT_FEATURES, TEXT_DOUBT_WEIGHTS, measure) + TEXT_DOUBT_CONSTANT
      : Number.NEGATIVE_INFINITY,
  };
}

function rankTexts(reading: Reading): readonly RankedText[] {
  return matchTexts(reading)
    .map((match) => ({
      match,
      score: weigh(TEXT_FEATURES, TEXT_WEIGHTS, (feature: TextFeature) => feature(match)),
    }))
    .sort((a, b) => b.score - a.score);
}
