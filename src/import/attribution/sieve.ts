import { type Reading, type Speaker, tokenOf } from './reading.ts';
import { createResolver } from './resolver.ts';
import type { Rule } from './rule.ts';
import { accordingTo } from './rules/according-to.ts';
import {
  carriedOver,
  runsOn,
  runsOverParagraphs,
  sentenceBefore,
  splitByNarration,
} from './rules/continued.ts';
import { cueAfter, cueRightAfter } from './rules/cue-after.ts';
import { cueBefore, cueRightBefore } from './rules/cue-before.ts';
import { ownerBeside, ownerOfSpeech } from './rules/owner.ts';
import { signed } from './rules/signed.ts';

/**
 * The rules in their order. Behind each its precision: the right ones among the speakers that it points at, and how many
 * these are, in the 840 articles of the training part of PolNeAR: `npx tsx test/import/polnear.ts DIR train`.
 */
export const RULES: readonly Rule[] = [
  signed, // 100.0 % of 2 (and of 18 in the development part)
  cueRightBefore, // 94.6 % of 707
  cueRightAfter, // 99.2 % of 3,071
  runsOverParagraphs, // 100.0 % of 7
  splitByNarration, // 98.8 % of 1,433
  ownerOfSpeech, // 66.7 % of 21
  cueBefore, // 94.8 % of 1,583
  ownerBeside, // 72.7 % of 11
  accordingTo, // 97.4 % of 38
  cueAfter, // 95.9 % of 148
  runsOn, // 0.0 % of 1
  sentenceBefore, // 86.7 % of 45
  carriedOver, // 98.6 % of 71
];

/**
 * Attributes the quotations of an article to their speakers by a sieve of ordered rules (O'Keefe et al. 2012; Muzny
 * et al. 2017), each tried only where those before it do not apply. What no rule reaches has no entry: the speaker
 * is unclear, and not guessed.
 * @returns speakers by `paragraph:span`, indexes.
 */
export function attribute(readings: readonly Reading[]): ReadonlyMap<string, Speaker> {
  const assigned = new Map<string, Speaker>();
  const resolver = createResolver(readings, assigned);
  for (const [paragraph, reading] of readings.entries())
    for (const span of reading.prose.spans.keys()) {
      const token = tokenOf(reading, span);
      const quotation = { readings, reading, paragraph, span, token, resolver, assigned };
      for (const { name, find } of RULES) {
        const found = find(quotation);
        if (!found) continue;
        assigned.set(`${paragraph}:${span}`, { ...found, rule: name });
        break;
      }
    }
  return assigned;
}
