import type { Outcome } from './goal.ts';

/** Something measured, and what it may be. */
export interface Measure {
  readonly name: string;
  readonly value: number;
  readonly most?: number;
  readonly least?: number;
  /** Whether a busy machine lengthens it: it is then not judged. Losses may bear it in the short form alone, doublings in none. */
  readonly timing?: boolean;
}

/** Judges measures; timings only on a calm machine. A value that is no number is out of bounds. */
export function verdictOf(
  figure: string,
  measures: readonly Measure[],
  { calm }: { readonly calm: boolean },
): Outcome {
  const wrong = measures.filter((measure) => !isWithin(measure));
  const broken = wrong.filter(({ timing = false }) => calm || !timing);
  const judged = measures.filter(({ timing = false }) => timing && !calm);
  const figures = Object.fromEntries(measures.map(({ name, value }) => [name, rounded(value)]));
  return {
    held: broken.length === 0,
    figure,
    figures,
    notJudged: judged.filter(isBounded).map(({ name }) => name),
    ...(broken.length > 0 && { cause: broken.map(describe).join('; ') }),
  };
}

function isBounded({ most, least }: Measure): boolean {
  return most !== undefined || least !== undefined;
}

function isWithin(measure: Measure): boolean {
  const { value, most = Number.POSITIVE_INFINITY, least = Number.NEGATIVE_INFINITY } = measure;
  return !isBounded(measure) || (value <= most && value >= least);
}

function describe({ name, value, most, least }: Measure): string {
  const bounds = [
    ...(least === undefined ? [] : [`at least ${least}`]),
    ...(most === undefined ? [] : [`at most ${most}`]),
  ];
  return `${name}: ${rounded(value)}, promised ${bounds.join(' and ')}`;
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
