import type { Printed } from './printed.ts';
import type { Stretch } from './stretch.ts';
import type { QuotedWord } from './tokens.ts';

/** A part of a spliced quotation has this many words at least. */
const PART = 3;

/** The fewest exact parts, of at least two utterances or out of order, that make up the whole claim; else none. */
export function spliceOf(
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
