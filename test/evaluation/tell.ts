import { areaUnderCurve, type Example, refusedAt } from './optimise.ts';

/** What was fitted of doubt, and how it judges examples that were held out. */
export interface FittedDoubt {
  readonly names: readonly string[];
  readonly weights: ArrayLike<number>;
  readonly examples: readonly Example[];
  readonly held: readonly { readonly score: number; readonly answered: boolean }[];
  /** Shares of what is answered that may be refused, to be told. */
  readonly shares: readonly number[];
}

/** Prints how good doubt is, and what each feature is worth alone. */
export function tellDoubt({ names, weights, examples, held, shares }: FittedDoubt): void {
  const refused = shares.map((share) => percent(refusedAt(share, held))).join(', ');
  const area = areaUnderCurve(held).toFixed(3);
  print(
    `\ndoubt, ${examples.length} questions: area ${area}; refused at ${shares.map((share) => 100 * share).join(' / ')} % of the answered: ${refused}`,
  );
  for (const [i, name] of names.entries()) {
    const alone = examples.map((e) => ({ score: e.features[i] ?? 0, answered: e.answered }));
    print(
      `  ${name.padEnd(18)} ${(weights[i] ?? 0).toFixed(2).padStart(6)}   alone ${areaUnderCurve(alone).toFixed(3)}`,
    );
  }
}

/** The groups of some examples, each once. */
export function groupsOf(items: readonly { readonly group: string }[]): readonly string[] {
  return [...new Set(items.map(({ group }) => group))];
}

/** Weights by name, as source text. */
export function record(names: readonly string[], weights: ArrayLike<number>): string {
  return `{\n${names.map((name, i) => `  ${name}: ${(weights[i] ?? 0).toFixed(2)},`).join('\n')}\n}`;
}

export function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
