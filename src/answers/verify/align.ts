import { diffArrays } from 'diff';
import type { DiffPart } from '../../contract/reply.ts';
import type { Atom } from './atoms.ts';
import { cutMark, type QuotedWord } from './tokens.ts';

/** The stretch of a printed quotation that is nearest to a claim. */
export interface Alignment {
  /** 0 to 1: twice the words in common over the words of the claim and of the stretch, those of a contraction taken apart. */
  readonly similarity: number;
  /** Words that only one of the two has; the parts of a contraction or a compound make up one. */
  readonly apart: number;
  readonly start: number;
  readonly end: number;
}

/**
 * Finds the stretch of `printed` that shares most words, in order, with `claim`: longest common subsequence with
 * free ends on the printed side (semi-global alignment, Sellers 1980). Where the claim begins or ends with other
 * words, the stretch takes in as many printed ones, so that the two can be set side by side.
 */
export function align(claim: readonly Atom[], printed: readonly Atom[]): Alignment {
  const { start, end, ...nearness } = alignAtoms(claim, printed);
  return { ...nearness, start: printed[start]?.at ?? 0, end: (printed[end - 1]?.at ?? -1) + 1 };
}

function alignAtoms(claim: readonly Atom[], printed: readonly Atom[]): Alignment {
  const columns = printed.length + 1;
  let row = Array.from({ length: columns }, (_, column) => ({
    common: 0,
    start: column,
  }));
  for (const { word, weight } of claim) {
    const next = [{ common: 0, start: 0 }];
    for (let column = 1; column < columns; column++) {
      const up = row[column] ?? NOTHING;
      const left = next[column - 1] ?? NOTHING;
      const diagonal = row[column - 1] ?? NOTHING;
      const atom = printed[column - 1];
      const step =
        atom?.word === word
          ? {
              common: diagonal.common + (weight + atom.weight) / 2,
              start: diagonal.common === 0 ? column - 1 : diagonal.start,
            }
          : NOTHING;
      next.push([step, up, left].reduce((best, cell) => (better(cell, best) ? cell : best)));
    }
    row = next;
  }
  const masses = [0];
  for (const { weight } of printed) masses.push((masses.at(-1) ?? 0) + weight);
  const mass = claim.reduce((sum, { weight }) => sum + weight, 0);
  const massOf = (start: number, end: number) => (masses[end] ?? 0) - (masses[start] ?? 0);
  let best: Alignment = { similarity: 0, apart: mass, start: 0, end: 0 };
  for (const [end, { common, start }] of row.entries()) {
    const both = mass + massOf(start, end);
    const similarity = common === 0 ? 0 : (2 * common) / both;
    if (similarity > best.similarity) best = { similarity, apart: both - 2 * common, start, end };
  }
  return best.similarity === 0 ? best : widened(best, claim, printed);
}

function widened(
  { start, end, ...nearness }: Alignment,
  claim: readonly Atom[],
  printed: readonly Atom[],
): Alignment {
  const words = claim.map(({ word }) => word);
  const ahead = words.indexOf(printed[start]?.word ?? '');
  const behind = words.length - 1 - words.lastIndexOf(printed[end - 1]?.word ?? '');
  return {
    ...nearness,
    start: Math.max(0, start - ahead),
    end: Math.min(printed.length, end + behind),
  };
}

const NOTHING = { common: 0, start: 0 };

function better(
  a: { common: number; start: number },
  b: { common: number; start: number },
): boolean {
  return a.common > b.common || (a.common === b.common && a.start > b.start);
}

/**
 * Word by word, what the claim has that the article has not (`removed`), and the other way round (`added`); a cut that
 * one of them marks counts as a word.
 */
export function differences(
  claim: readonly QuotedWord[],
  printed: readonly QuotedWord[],
): readonly DiffPart[] {
  return changes(claim, printed).map(({ added, removed, value }) => ({
    op: added ? 'added' : removed ? 'removed' : 'same',
    text: value.map(({ shown }) => shown).join(' '),
  }));
}

/** How many words differ as they are written, on both sides. */
export function countDifferences(
  claim: readonly QuotedWord[],
  printed: readonly QuotedWord[],
): number {
  return changes(claim, printed)
    .filter(({ added, removed }) => added || removed)
    .reduce((sum, { value }) => sum + value.length, 0);
}

function changes(claim: readonly QuotedWord[], printed: readonly QuotedWord[]) {
  return diffArrays(withCuts(claim), withCuts(printed), {
    comparator: (a, b) => a.word === b.word,
  });
}

function withCuts(words: readonly QuotedWord[]): QuotedWord[] {
  return words.flatMap((word, index) => {
    const mark = index === 0 ? null : cutMark(word);
    return mark === null ? [word] : [{ word: '…', shown: mark, before: '' }, word];
  });
}
