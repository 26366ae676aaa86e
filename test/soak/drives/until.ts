import { setTimeout } from 'node:timers/promises';

/** Milliseconds. */
const PATIENCE = 30_000;

/** Whether it came to be within half a minute, and before the signal. */
export async function until(holds: () => boolean, signal?: AbortSignal): Promise<boolean> {
  const deadline = Date.now() + PATIENCE;
  while (!holds()) {
    if (Date.now() > deadline || signal?.aborted) return false;
    await setTimeout(2);
  }
  return true;
}
