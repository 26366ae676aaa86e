import { wordVectors } from '../language/word-vectors.ts';
import { topicalWords } from '../language/words.ts';
import type { SearchIndex } from './search-index.ts';
import type { Unit } from './units.ts';

/** All that tells a paragraph, taken as one text. */
export interface ParagraphText {
  /** Distinct index terms, speakers of quotations included. */
  readonly terms: ReadonlySet<string>;
  /** Those of its terms that are names. */
  readonly names: readonly string[];
  /** Names of those who speak or do something in it: its speakers, and whom its sentences name first. */
  readonly agents: ReadonlySet<string>;
  /** Rows of the vectors of its words. */
  readonly rows: readonly number[];
  /** Its words in pieces of four letters. */
  readonly pieces: ReadonlySet<string>;
}

const known = new WeakMap<SearchIndex, Map<string, ParagraphText>>();

/** The text of a paragraph, taken apart when it is first asked for and kept; empty where there is none. */
export function paragraphText(
  index: SearchIndex,
  article: string,
  paragraph: number,
): ParagraphText {
  const texts = known.get(index) ?? new Map<string, ParagraphText>();
  known.set(index, texts);
  const key = `${article}¶${paragraph}`;
  const text = texts.get(key) ?? takeApart(index, article, paragraph);
  texts.set(key, text);
  return text;
}

/** A folded word in pieces of four letters, its ends marked. */
export function piecesOf(word: string): readonly string[] {
  const bounded = `^${word}$`;
  return Array.from({ length: Math.max(0, bounded.length - 3) }, (_, at) =>
    bounded.slice(at, at + 4),
  );
}

function takeApart(index: SearchIndex, article: string, paragraph: number): ParagraphText {
  const vectors = wordVectors();
  const units = index.unitsOf(article, paragraph);
  const topical = [...new Set(units.flatMap(({ text }) => topicalWords(text)))];
  const terms = index.heldBy(article, paragraph);
  return {
    terms,
    names: [...terms].filter(isName),
    agents: new Set(units.flatMap((unit) => agentsOf(unit, index))),
    rows: topical.map(vectors.row).filter((row) => row >= 0),
    pieces: new Set(topical.flatMap(piecesOf)),
  };
}

function agentsOf(unit: Unit, index: SearchIndex): readonly string[] {
  const { quotation } = unit.passage;
  if (quotation) return quotation.speakers.map((name) => `@${name}`);
  return index.termsOf(unit).filter(isName).slice(0, 1);
}

function isName(term: string): boolean {
  return term.startsWith('@');
}
