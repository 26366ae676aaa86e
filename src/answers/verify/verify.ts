import { isStopWord } from '../../language/words.ts';
import { exactFinding } from './exact.ts';
import type { Finding } from './finding.ts';
import { nearest, nearFinding } from './nearest.ts';
import type { Printed } from './printed.ts';
import { spliceOf } from './splice.ts';
import type { Stretch } from './stretch.ts';
import { findWords, type QuotedWord, tokenize, wordParts } from './tokens.ts';

/** From this similarity on a claim counts as a changed quotation, and as worth showing the nearest one. */
const ALTERED = 0.72;
const NEAR = 0.45;
/** Share of the telling words of a claim that the nearest quotation must have. */
const SENSE = 0.4;

/**
 * Checks words against every printed quotation: exact first, then exact parts that were not said together, then the
 * nearest. Typography, case and closing punctuation do not count, and hyphens make no other words; words count, and so
 * does a cut that the article marks and the claim covers up with other punctuation.
 * @param speaker canonical name, or null when nobody is claimed.
 */
export function verify(
  text: string,
  speaker: string | null,
  quotations: readonly Printed[],
): Finding {
  const claim = tokenize(text);
  const parts = wordParts(claim);
  const exact = quotations.flatMap((printed) => {
    const place = findWords(printed.parts, parts);
    return place === null ? [] : [{ printed, ...place }];
  });
  if (exact.length > 0) return exactFinding(claim, exact, speaker);

  const spliced = spliceOf(claim, quotations);
  if (spliced.length > 1) return { verdict: 'spliced', difference: 'words', claim, found: spliced };

  const near = nearest(claim, quotations);
  const altered = near.filter(({ similarity }) => similarity >= ALTERED);
  if (altered.length > 0) return nearFinding(claim, altered, speaker);
  const [best] = near;
  return {
    verdict: 'not_found',
    difference: 'words',
    claim,
    found: best && best.similarity >= NEAR && sharesSense(claim, best) ? [best] : [],
  };
}

/** Whether enough of the words that say something are the same: "I think he" is common to much. */
function sharesSense(claim: readonly QuotedWord[], { printed, start, end }: Stretch): boolean {
  const telling = claim.filter(({ word }) => !isStopWord(word));
  const there = new Set(printed.tokens.slice(start, end).map(({ word }) => word));
  const shared = telling.filter(({ word }) => there.has(word));
  return shared.length >= telling.length * SENSE;
}
