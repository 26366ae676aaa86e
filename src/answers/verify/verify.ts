import type { Verdict } from '../../contract/reply.ts';
import { isStopWord } from '../../language/words.ts';
import { align } from './align.ts';
import type { Printed } from './printed.ts';
import { hidesCut, indexOfWords, marksCut, type QuotedWord, tokenize } from './tokens.ts';

/** A stretch of a printed quotation: words `start` to `end` (exclusive). */
export interface Stretch {
  readonly printed: Printed;
  readonly start: number;
  readonly end: number;
}

/** What was found out about a claim. `found` holds the quotations to show, best first. */
export interface Finding {
  readonly verdict: Verdict;
  readonly claim: readonly QuotedWord[];
  readonly found: readonly Stretch[];
}

/** From this similarity on a claim counts as a changed quotation, and as worth showing the nearest one. */
const ALTERED = 0.72;
const NEAR = 0.45;
/** Share of the telling words of a claim that the nearest quotation must have. */
const SENSE = 0.4;
/** A part of a spliced quotation has this many words at least. */
const PART = 3;

/**
 * Checks words against every printed quotation: exact first, then exact parts that were not said together, then the
 * nearest. Typography, case and closing punctuation do not count, words do; and so does a cut that the article marks
 * and the claim covers up with other punctuation.
 * @param speaker canonical name, or null when nobody is claimed.
 */
export function verify(
  text: string,
  speaker: string | null,
  quotations: readonly Printed[],
): Finding {
  const claim = tokenize(text);
  if (claim.length === 0) return { verdict: 'not_found', claim, found: [] };
  const exact = quotations.flatMap((printed) => {
    const start = indexOfWords(printed.tokens, claim);
    return start < 0 ? [] : [{ printed, start, end: start + claim.length }];
  });
  const whole = exact.filter((stretch) => !coversCut(claim, stretch));
  if (whole.length > 0) return attributed('verbatim', { claim, speaker, found: narrowest(whole) });
  if (exact.length > 0) return attributed('altered', { claim, speaker, found: narrowest(exact) });

  const parts = spliceOf(claim, quotations);
  if (parts.length > 1) return { verdict: 'spliced', claim, found: parts };

  const near = nearest(claim, quotations);
  const [best] = near;
  if (best && best.similarity >= ALTERED) {
    const found = near.filter(({ similarity }) => similarity >= ALTERED);
    const alone = best.printed.passages.length === 1;
    return attributed('altered', { claim, speaker, found: alone ? narrowest(found) : found });
  }
  return {
    verdict: 'not_found',
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

/** The speaker's own quotations first; right words of somebody else only are misattributed. */
function attributed(
  verdict: Verdict,
  {
    claim,
    speaker,
    found,
  }: {
    claim: readonly QuotedWord[];
    speaker: string | null;
    found: readonly Stretch[];
  },
): Finding {
  const own = found.filter(({ printed }) => speaker === null || printed.speakers.includes(speaker));
  return own.length > 0
    ? { verdict, claim, found: own }
    : { verdict: 'misattributed', claim, found };
}

function coversCut(claim: readonly QuotedWord[], { printed, start }: Stretch): boolean {
  return claim.some((token, i) => {
    const original = printed.tokens[start + i];
    return i > 0 && original !== undefined && marksCut(original) && hidesCut(token);
  });
}

/** A quotation by itself rather than the same words in a longer joined run. */
function narrowest(found: readonly Stretch[]): readonly Stretch[] {
  const single = found.filter(({ printed }) => printed.passages.length === 1);
  return single.length > 0 ? single : found;
}

function nearest(claim: readonly QuotedWord[], quotations: readonly Printed[]) {
  return quotations
    .map((printed) => ({ printed, ...align(claim, printed.tokens) }))
    .filter(({ similarity }) => similarity > 0)
    .sort(
      (a, b) =>
        b.similarity - a.similarity || a.printed.passages.length - b.printed.passages.length,
    );
}

/** The fewest exact parts, of at least two utterances or out of order, that make up the whole claim; else none. */
function spliceOf(
  claim: readonly QuotedWord[],
  quotations: readonly Printed[],
): readonly Stretch[] {
  const parts: Stretch[] = [];
  for (let from = 0; from < claim.length; ) {
    const part = longestFrom(claim.slice(from), quotations);
    if (!part || part.end - part.start < PART) return [];
    parts.push(part);
    from += part.end - part.start;
  }
  const inOrder = parts.every((part, i) => {
    const before = parts[i - 1];
    return (
      !before || (before.printed.utterance === part.printed.utterance && before.end <= part.start)
    );
  });
  return inOrder ? [] : parts;
}

function longestFrom(claim: readonly QuotedWord[], quotations: readonly Printed[]): Stretch | null {
  let best: Stretch | null = null;
  for (const printed of quotations)
    for (const start of printed.tokens.keys()) {
      let length = 0;
      while (length < claim.length && printed.tokens[start + length]?.word === claim[length]?.word)
        length++;
      if (length > (best ? best.end - best.start : 0))
        best = { printed, start, end: start + length };
    }
  return best;
}
