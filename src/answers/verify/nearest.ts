import { type Alignment, align, countDifferences } from './align.ts';
import { atomsOf } from './atoms.ts';
import type { Finding } from './finding.ts';
import type { Printed } from './printed.ts';
import { narrowest, ownFirst, type Stretch } from './stretch.ts';
import type { QuotedWord } from './tokens.ts';

/** Where a quotation is nearest to a claim, and how near. */
export type Near = Stretch & Alignment;

/** Sums of parts of words may be off by this. */
const ROUNDING = 1e-9;

/** Every quotation that shares words with a claim, the nearest first. */
export function nearest(
  claim: readonly QuotedWord[],
  quotations: readonly Printed[],
): readonly Near[] {
  const atoms = atomsOf(claim);
  return quotations
    .map((printed) => ({ printed, ...align(atoms, printed.atoms) }))
    .filter(({ similarity }) => similarity > 0)
    .sort(
      (a, b) =>
        b.similarity - a.similarity || a.printed.passages.length - b.printed.passages.length,
    );
}

/**
 * What quotations near enough to a claim, the nearest first, make of it: the nearest wording of the speaker's own, or
 * of others, and the other wordings of who is quoted with that one.
 */
export function nearFinding(
  claim: readonly QuotedWord[],
  near: readonly Near[],
  speaker: string | null,
): Finding {
  const alone = near[0]?.printed.passages.length === 1;
  const { own, found } = ownFirst(alone ? narrowest(near) : near, speaker);
  const ranked = literallyNearestFirst(claim, found);
  const speakers = ranked[0]?.printed.speakers.join();
  return {
    verdict: own ? 'altered' : 'misattributed',
    difference: 'words',
    claim,
    found: ranked.filter(({ printed }) => printed.speakers.join() === speakers),
  };
}

/** Of wordings as near as the first, the one that differs least as it is written comes first. */
function literallyNearestFirst(
  claim: readonly QuotedWord[],
  near: readonly Near[],
): readonly Near[] {
  const limit = (near[0]?.apart ?? 0) + ROUNDING;
  const alike = near
    .filter(({ apart }) => apart <= limit)
    .map((item) => {
      const there = item.printed.tokens.slice(item.start, item.end);
      return { item, count: countDifferences(claim, there) };
    })
    .sort((a, b) => a.count - b.count)
    .map(({ item }) => item);
  return [...new Set([...alike, ...near])];
}
