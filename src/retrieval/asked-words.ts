import { wordVectors } from '../language/word-vectors.ts';
import { stem, topicalWords } from '../language/words.ts';
import { type ParagraphText, piecesOf } from './paragraph-texts.ts';
import type { SearchIndex } from './search-index.ts';

/** The words of a question, to be found in texts that say it in others. */
export interface AskedWords {
  /** Idf of its distinct index terms, in order. */
  readonly weights: readonly number[];
  /** How near the nearest word of a text comes to each term, in sense: 0 to 1, and 1 for the same word. */
  nearest(text: ParagraphText): readonly number[];
  /** Share of the pieces of its words that a text holds, 0 to 1: words bent or misspelt as no stem undoes. */
  pieces(text: ParagraphText): number;
}

/** Below this cosine two words have nothing to do with each other. */
const RELATED = 0.3;

/** Reads the words of a question. */
export function readWords(question: string, index: SearchIndex): AskedWords {
  const vectors = wordVectors();
  const spoken = topicalWords(question);
  const terms = [...new Set(index.analyzer.terms(question))];
  const rows = terms.map((term) => vectors.row(spoken.find((word) => stem(word) === term) ?? ''));
  const pieces = spoken.flatMap((word) => {
    const own = piecesOf(word);
    return own.map((piece) => ({ piece, weight: index.idf(stem(word)) / own.length }));
  });
  const mass = pieces.reduce((sum, { weight }) => sum + weight, 0);
  // paragraphs share their words: each is compared with the question once
  const known = terms.map(() => new Map<number, number>());

  function similarity(i: number, row: number): number {
    const own = rows[i] ?? -1;
    if (own < 0) return 0;
    const before = known[i]?.get(row);
    if (before !== undefined) return before;
    const cosine = vectors.cosine(own, row);
    const similar = cosine < RELATED ? 0 : cosine;
    known[i]?.set(row, similar);
    return similar;
  }

  return {
    weights: terms.map(index.idf),
    nearest: ({ terms: held, rows: near }) =>
      terms.map((term, i) =>
        held.has(term) ? 1 : near.reduce((most, row) => Math.max(most, similarity(i, row)), 0),
      ),
    pieces: ({ pieces: held }) =>
      mass === 0
        ? 0
        : pieces.reduce((sum, { piece, weight }) => sum + (held.has(piece) ? weight : 0), 0) / mass,
  };
}
