import type { SoakContext } from './context.ts';

/** Full: the promise. Short: the same in seconds, for every run of the tests. */
export type Form = 'full' | 'short';

/** A promise about what the bot survives, and how it is put to the test. */
export interface Goal {
  /** `G4`. */
  readonly id: string;
  /** One plain sentence. */
  readonly title: string;
  /** What is promised, with its figures. */
  readonly promise: string;
  /** How often, how many, how long: by form, in `unit`. The full one is multiplied by what `--minutes` asks for. */
  readonly full: number;
  readonly short: number;
  readonly unit: string;
  /** What the full form takes, in minutes. */
  readonly minutes: number;
  /** Rejects only when the test itself fails: that counts as not held. */
  run(context: SoakContext): Promise<Outcome>;
}

/** What came of a goal; made by `SoakContext.verdict`. */
export interface Outcome {
  readonly held: boolean;
  /** The figure that the table shows. */
  readonly figure: string;
  readonly figures: Readonly<Record<string, number>>;
  /** Why it is not held. */
  readonly cause?: string;
  /** Measures that were not judged because the machine was busy. */
  readonly notJudged: readonly string[];
  /** Why this machine cannot put the goal to the test, where it cannot: nothing is judged then. */
  readonly unable?: string;
}
