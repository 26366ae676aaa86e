import type { Verdict } from '../../contract/reply.ts';
import type { Stretch } from './stretch.ts';
import type { QuotedWord } from './tokens.ts';

/**
 * How a claim differs from what is printed: in nothing that counts, in hyphens alone, by covering up a cut that the
 * article marks, or in words.
 */
export type Difference = 'none' | 'hyphens' | 'cut' | 'words';

/** What was found out about a claim. `found` holds the quotations to show, best first. */
export interface Finding {
  readonly verdict: Verdict;
  /** From the first of `found`; `words` where nothing was found. */
  readonly difference: Difference;
  readonly claim: readonly QuotedWord[];
  readonly found: readonly Stretch[];
}
