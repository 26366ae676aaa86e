import type { Difference, Finding } from './finding.ts';
import { narrowest, ownFirst, type Stretch } from './stretch.ts';
import { hidesCut, marksCut, type QuotedWord, wordParts } from './tokens.ts';

/**
 * What stretches with all words of a claim make of it: the speaker's own count, and those that differ least. Right
 * words of somebody else only are misattributed.
 */
export function exactFinding(
  claim: readonly QuotedWord[],
  exact: readonly Stretch[],
  speaker: string | null,
): Finding {
  const { own, found } = ownFirst(exact, speaker);
  const differences = found.map((stretch) => differenceFrom(claim, stretch));
  const difference = LEAST_FIRST.find((kind) => differences.includes(kind)) ?? 'cut';
  const verdict = difference === 'cut' ? 'altered' : 'verbatim';
  return {
    verdict: own ? verdict : 'misattributed',
    difference,
    claim,
    found: narrowest(found.filter((_, index) => differences[index] === difference)),
  };
}

const LEAST_FIRST = ['none', 'hyphens', 'cut'] as const;

/** How a claim differs from a stretch that has the same words. */
function differenceFrom(
  claim: readonly QuotedWord[],
  { printed, start, end }: Stretch,
): Difference {
  const there = printed.tokens.slice(start, end);
  if (coversCut(claim, there)) return 'cut';
  const same = claim.map(({ word }) => word).join(' ') === there.map(({ word }) => word).join(' ');
  return same ? 'none' : 'hyphens';
}

function coversCut(claim: readonly QuotedWord[], there: readonly QuotedWord[]): boolean {
  if (!there.some(marksCut)) return false;
  const originals = wordParts(there);
  return wordParts(claim).some((part, i) => {
    const original = originals[i];
    return i > 0 && original !== undefined && marksCut(original) && hidesCut(part);
  });
}
