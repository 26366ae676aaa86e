import type { SearchIndex } from '../../retrieval/search-index.ts';

/** Bounds of the confidence, in log-odds. */
export interface Bounds {
  /** From here on a question is answered. */
  readonly answered: number;
  /** From here up to there it may be: what comes nearest is shown, and said to be no more than that. */
  readonly unsure: number;
}

/** Where the curve of answers against refusals bends: `npm run eval` prints the curve. */
const ASKED: Bounds = { answered: -0.5, unsure: -1.8 };
/** By the texts alone: that no words match does not show that nothing answers. */
const BY_TEXT: Bounds = { answered: -0.2, unsure: -2.8 };

/** The bounds for a corpus with the questions that readers ask, or without. */
export function boundsOf({ knowsQuestions }: SearchIndex): Bounds {
  return knowsQuestions ? ASKED : BY_TEXT;
}
