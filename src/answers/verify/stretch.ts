import type { Printed } from './printed.ts';

/** A stretch of a printed quotation: words `start` to `end` (exclusive). */
export interface Stretch {
  readonly printed: Printed;
  readonly start: number;
  readonly end: number;
}

/** What the speaker is quoted with; where that is nothing, what others are. */
export function ownFirst<Item extends Stretch>(
  found: readonly Item[],
  speaker: string | null,
): { readonly own: boolean; readonly found: readonly Item[] } {
  const own = found.filter(({ printed }) => speaker === null || printed.speakers.includes(speaker));
  return own.length > 0 ? { own: true, found: own } : { own: false, found };
}

/** A quotation by itself rather than the same words in a longer joined run. */
export function narrowest<Item extends Stretch>(found: readonly Item[]): readonly Item[] {
  const single = found.filter(({ printed }) => printed.passages.length === 1);
  return single.length > 0 ? single : found;
}
