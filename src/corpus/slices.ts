import { setTimeout } from 'node:timers/promises';

/** Work in steps: each `yield` is a place to pause. */
export type Steps<Result> = Generator<void, Result>;

/** Milliseconds of work, and of a pause: an answer takes several turns of the event loop. */
const SLICE = 4;
/** Milliseconds between two slices, about, where there is always something else to do. */
const LONGEST = 30;

/** Does the work a few milliseconds at a time, mostly while there is nothing else to do, so that others hardly notice. */
export async function inSlices<Result>(steps: Steps<Result>): Promise<Result> {
  for (;;) {
    const until = performance.now() + SLICE;
    do {
      const step = steps.next();
      if (step.done) return step.value;
    } while (performance.now() < until);
    await rest();
  }
}

/** Does the work in one go. */
export function atOnce<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Pauses until the event loop had nothing to do for half a slice: what waited for the slice has been done by then. */
async function rest(): Promise<void> {
  const before = performance.eventLoopUtilization();
  const latest = performance.now() + LONGEST;
  do {
    await setTimeout(SLICE);
    if (performance.eventLoopUtilization(before).idle >= SLICE / 2) return;
  } while (performance.now() < latest);
}
