import type { QuotedWord } from './tokens.ts';

/** A plain word, and the number of the written word that it comes from. */
export interface Atom {
  readonly word: string;
  readonly at: number;
  /** Its share of the written word. */
  readonly weight: number;
}

/**
 * Written words taken apart where several were run together or tied by hyphens: "there's" and "there is" are near,
 * though not the same.
 */
export function atomsOf(words: readonly QuotedWord[]): readonly Atom[] {
  return words.flatMap(({ word }, at) =>
    word
      .split('-')
      .flatMap(apart)
      .map((plain, _, all) => ({ word: plain, at, weight: 1 / all.length })),
  );
}

const ENDINGS: readonly (readonly [RegExp, string])[] = [
  [/^(ca|can|wo|sha)n'?t$/u, 'not'],
  [/^(.+)n't$/u, 'not'],
  [/^(.+)'re$/u, 'are'],
  [/^(.+)'ve$/u, 'have'],
  [/^(.+)'ll$/u, 'will'],
  [/^(.+)'m$/u, 'am'],
  [/^(.+)'d$/u, 'would'],
  [/^(.+)'s$/u, 'is'],
];
const IRREGULAR: Readonly<Record<string, string>> = { ca: 'can', wo: 'will', sha: 'shall' };

function apart(word: string): readonly string[] {
  if (word === 'cannot') return ['can', 'not'];
  for (const [ending, second] of ENDINGS) {
    const first = ending.exec(word)?.[1];
    if (first !== undefined) return [IRREGULAR[first] ?? first, second];
  }
  return [word];
}
