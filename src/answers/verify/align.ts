import { diffArrays } from 'diff';
import type { DiffPart } from '../../contract/reply.ts';
import { type Atom, atomsOf } from './atoms.ts';
import type { QuotedWord } from './tokens.ts';

/** The stretch of a printed quotation that is nearest to a claim. */
export interface Alignment {
  /** 0 to 1: twice the words in common over the words of the claim and of the stretch, those of a contraction taken apart. */
  readonly similarity: number;
  readonly start: number;
  readonly end: number;
}

/**
 * Finds the stretch of `printed` that shares most words, in order, with `claim`: longest common subsequence with
 * free ends on the printed side (semi-global alignment, Sellers 1980). Where the claim begins or ends with other
 * words, the stretch takes in as many printed ones, so that the two can be set side by side.
 */
export function align(claim: readonly QuotedWord[], printed: readonly QuotedWord[]): Alignment {
  const atoms = atomsOf(printed);
  const { similarity, start, end } = alignAtoms(atomsOf(claim), atoms);
  return { similarity, start: atoms[start]?.at ?? 0, end: (atoms[end - 1]?.at ?? -1) + 1 };
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
  let best: Alignment = { similarity: 0, start: 0, end: 0 };
  for (const [end, { common, start }] of row.entries()) {
    const similarity = common === 0 ? 0 : (2 * common) / (mass + massOf(start, end));
    if (similarity > best.similarity) best = { similarity, start, end };
  }
  return best.similarity === 0 ? best : widened(best, claim, printed);
}

function widened(
  { similarity, start, end }: Alignment,
  claim: readonly Atom[],
  printed: readonly Atom[],
): Alignment {
  const words = claim.map(({ word }) => word);
  const ahead = words.indexOf(printed[start]?.word ?? '');
  const behind = words.length - 1 - words.lastIndexOf(printed[end - 1]?.word ?? '');
  return {
    similarity,
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

/** Word by word, what the claim has that the article has not (`removed`), and the other way round (`added`). */
export function differences(
  claim: readonly QuotedWord[],
  printed: readonly QuotedWord[],
): readonly DiffPart[] {
  const changes = diffArrays([...claim], [...printed], {
    comparator: (a, b) => a.word === b.word,
  });
  return changes.map(({ added, removed, value }) => ({
    op: added ? 'added' : removed ? 'removed' : 'same',
    text: value.map(({ shown }) => shown).join(' '),
  }));
}
