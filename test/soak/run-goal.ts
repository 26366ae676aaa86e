import { setTimeout } from 'node:timers/promises';
import { createContext } from './context.ts';
import type { Form, Goal, Outcome } from './goal.ts';
import { CALM } from './machine.ts';

/** How a goal is run. */
export interface RunOptions {
  readonly form: Form;
  readonly seed: number;
  /** Folder of the built bot. */
  readonly dist: string;
  /** Of the machine, before. */
  readonly load: number;
  /** What the full size is multiplied by. */
  readonly scale?: number;
  readonly say: (text: string) => void;
}

/** What came of it, and what is needed to do it again. */
export interface Run extends Outcome {
  readonly id: string;
  readonly title: string;
  readonly promise: string;
  readonly form: Form;
  readonly size: number;
  /** The size that is promised. */
  readonly full: number;
  readonly unit: string;
  readonly seed: number;
  readonly load: number;
  readonly seconds: number;
  /** The command that does it again, with the same size. */
  readonly again: string;
}

/** Runs a goal and ends all that it started; a goal that breaks off is not held. */
export async function runGoal(goal: Goal, options: RunOptions): Promise<Run> {
  const { form, seed, load, scale = 1 } = options;
  const size = form === 'short' ? goal.short : Math.max(1, Math.round(goal.full * scale));
  const { id, title, promise, full, unit } = goal;
  const again = commandOf(goal, { form, seed, size });
  const began = performance.now();
  const { context, close } = createContext({ ...options, goal, size, calm: load <= CALM });
  try {
    const outcome = await inTime(goal.run(context), longest({ ...options, goal })).catch(brokenOff);
    const seconds = Math.round((performance.now() - began) / 100) / 10;
    const asked = { id, title, promise, form, size, full, unit, seed, load, again };
    return { ...asked, seconds, ...outcome };
  } finally {
    await close();
  }
}

function commandOf(
  { id, full, minutes }: Goal,
  { form, seed, size }: Pick<Run, 'form' | 'seed' | 'size'>,
): string {
  // enough digits for the same size to come of it
  const scaled =
    size === full ? '' : ` --minutes ${Number(((minutes * size) / full).toPrecision(9))}`;
  return `npm run soak -- ${id} --seed ${seed}${form === 'short' ? ' --short' : scaled}`;
}

/** Minutes after which something must be stuck. */
function longest({ form, scale = 1, goal }: RunOptions & { readonly goal: Goal }): number {
  return form === 'short' ? 4 : 5 + 4 * goal.minutes * Math.max(1, scale);
}

async function inTime(running: Promise<Outcome>, minutes: number): Promise<Outcome> {
  const late = new AbortController();
  const timer = setTimeout(minutes * 60_000, undefined, { signal: late.signal }).then(() => {
    throw new Error(`not over after ${Math.round(minutes)} minutes`);
  });
  return Promise.race([running, timer]).finally(() => late.abort());
}

function brokenOff(error: unknown): Outcome {
  const cause = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { held: false, figure: 'broken off', figures: {}, notJudged: [], cause };
}
