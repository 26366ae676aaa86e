import { setTimeout } from 'node:timers/promises';

/** Work in steps: each `yield` is a place to pause. */
export type Steps<Result> = Generator<void, Result>;

/** Milliseconds of work, and then of pause: an answer takes several turns of the event loop. */
const SLICE = 4;

/** Does the work a few milliseconds at a time, half of the time, so that others hardly notice. */
export async function inSlices<Result>(steps: Steps<Result>): Promise<Result> {
  for (;;) {
    const until = performance.now() + SLICE;
    do {
      const step = steps.next();
      if (step.done) return step.value;
    } while (performance.now() < until);
    await setTimeout(SLICE);
  }
}

/** Does the work in one go. */
export function atOnce<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
