import { loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { goals } from './goals/index.ts';
import { runGoal } from './run-goal.ts';

const DIST = fileURLToPath(new URL('../../dist', import.meta.url));

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
    expect(run.held, [run.cause, run.figure, ...said.slice(-5)].join('\n')).toBe(true);
  },
);
