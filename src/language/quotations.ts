import { plainMarks } from './text.ts';
import { words } from './words.ts';

/**
 * A quotation as it is compared: typography, case, white space and closing punctuation do not count, words and
 * their inner apostrophes do.
 */
export function comparable(text: string): string {
  return quotedWords(text).join(' ');
}

/**
 * The words of a quotation, in order: letters and digits with inner apostrophes, hyphens and points, lower case.
 * Contractions, negations and endings stay as they are.
 */
export function quotedWords(text: string): string[] {
  return (
    plainMarks(text.normalize('NFKC'))
      .toLowerCase()
      .match(/[\p{L}\p{N}\p{M}]+(?:['.-](?=[\p{L}\p{N}])[\p{L}\p{N}\p{M}]+)*/gu) ?? []
  );
}

/** Text between quotation marks in a message, the longest first; empty where there is none. */
export function quotedParts(text: string): string[] {
  const found = [
    ...text.matchAll(/[“”"„«]([^“”"„«»]{2,})[“”"»]|‘([^‘’]{2,}(?:’[^‘’\s][^‘’]*)*)’(?!\p{L})/gu),
  ];
  return found
    .map((match) => (match[1] ?? match[2] ?? '').trim())
    .sort((a, b) => b.length - a.length);
}

/** Share of words, 0 to 1, that two texts have in common (Dice, over bags of words). */
export function overlap(a: string, b: string): number {
  return sharedWords(words(a), words(b));
}

/** The same for texts that are split into words already. */
export function sharedWords(left: readonly string[], right: readonly string[]): number {
  const rest = new Map<string, number>();
  for (const word of right) rest.set(word, (rest.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of left) {
    const count = rest.get(word) ?? 0;
    if (count > 0) shared++;
    rest.set(word, count - 1);
  }
  return left.length + right.length === 0 ? 0 : (2 * shared) / (left.length + right.length);
}
