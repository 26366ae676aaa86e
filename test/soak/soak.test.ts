import { availableParallelism, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { goals } from './goals/index.ts';
import { type Run, runGoal } from './run-goal.ts';

const DIST = fileURLToPath(new URL('../../dist', import.meta.url));
/** Load average above which others than these tests are at work. */
const BUSY = 2 * availableParallelism();

const runs: Run[] = [];

test('the goals have their own ids, in order', () => {
  const numbers = goals.map(({ id }) => Number(/^G(\d+)$/u.exec(id)?.[1]));
  expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
});

// `npm run soak` runs them in full
test.each(goals.map((goal) => [goal.id, goal.title, goal] as const))(
  '%s in short: %s',
  { timeout: 300_000 },
  async (_id, _title, goal) => {
    const said: string[] = [];
    const run = await runGoal(goal, {
      form: 'short',
      seed: 1,
      dist: DIST,
      load: loadavg()[0] ?? 0,
      say: (text) => said.push(text),
    });
    runs.push(run);
    const told = [run.cause, run.figure, ...said.slice(-5), `again: ${run.again}`];
    expect(run.held, told.join('\n')).toBe(true);
  },
);

test('all of them in short take less than five minutes', ({ skip }) => {
  const seconds = Math.round(runs.reduce((sum, run) => sum + run.seconds, 0));
  const load = Math.max(...runs.map((run) => run.load));
  skip(runs.length < goals.length, 'not all of them were run');
  skip(load > BUSY, `they took ${seconds} s on a busy machine, of load ${load}`);
  expect(seconds).toBeLessThan(300);
});
