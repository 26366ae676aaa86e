import { cpus, loadavg } from 'node:os';
import { setTimeout } from 'node:timers/promises';

/** Above this, times are those of other programs. */
export const CALM = 1;
const PATIENCE = 180;

/** Load average of the last minute; waits up to three minutes for it to sink where it is asked to be patient. */
export async function loadBefore({ patient, say }: { patient: boolean; say(text: string): void }) {
  for (let waited = 0; patient && waited < PATIENCE && loadOf() > CALM; waited += 5) {
    say(`load ${loadOf()}, waiting until it is ${CALM}`);
    await setTimeout(5000);
  }
  return loadOf();
}

/**
 * Processors that are busy now, over a second. Between goals this stands for the load average, which remembers the goal
 * before.
 */
export async function busyNow(): Promise<number> {
  const before = idle();
  await setTimeout(1000);
  const after = idle();
  const share = (after.idle - before.idle) / Math.max(after.all - before.all, 1);
  return Math.round((1 - share) * cpus().length * 100) / 100;
}

function loadOf(): number {
  return Math.round((loadavg()[0] ?? 0) * 100) / 100;
}

/** Milliseconds of all processors together, and those of them that were idle. */
function idle() {
  const times = cpus().map(({ times }) => times);
  const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
  return {
    idle: sum(times.map((time) => time.idle)),
    all: sum(times.flatMap((time) => Object.values(time))),
  };
}
