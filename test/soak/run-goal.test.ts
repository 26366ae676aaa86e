import { expect, test } from 'vitest';
import { readArguments } from './arguments.ts';
import type { Goal } from './goal.ts';
import { runGoal } from './run-goal.ts';
import { tableOf, unjudgedIn } from './table.ts';

const GOAL: Goal = {
  ...{ id: 'G99', title: 'Nothing breaks', promise: 'nothing' },
  ...{ full: 1000, short: 8, unit: 'kills', minutes: 6.7 },
  run: async ({ verdict }) =>
    verdict('0 broken', [
      { name: 'broken', value: 0, most: 0 },
      { name: 'ms', value: 9, most: 5, timing: true },
    ]),
};

const STILL = { seed: 7, dist: '', load: 0.5, say: () => undefined };
const BUSY = { ...STILL, load: 3 };
const held = (row: string) => row.split('\n').at(-1)?.split(' | ').at(-1);

test.each([
  [1, ''],
  [0.273, ' (273 instead of 1,000 kills)'],
  [1.5, ' (1,500 instead of 1,000 kills)'],
  [1 / 3, ' (333 instead of 1,000 kills)'],
])(
  'a run at %s of its size says so, and names the command that does it again',
  async (scale, size) => {
    const run = await runGoal(GOAL, { ...BUSY, form: 'full', scale });
    expect(tableOf([run])).toContain(`| G99 Nothing breaks${size} | 0 broken |`);
    const { ids, seed, minutes } = readArguments(run.again.split(' ').slice(4));
    expect([ids, seed]).toEqual([['G99'], 7]);
    // as `npm run soak` reckons
    const again = (minutes ?? GOAL.minutes) / GOAL.minutes;
    expect((await runGoal(GOAL, { ...BUSY, form: 'full', scale: again })).size).toBe(run.size);
  },
);

test('a short run names the command with its form', async () => {
  const run = await runGoal(GOAL, { ...BUSY, form: 'short' });
  expect(run.again).toBe('npm run soak -- G99 --seed 7 --short');
  expect(tableOf([run])).toContain('(8 instead of 1,000 kills)');
});

test('the table says what was not judged, and why', async () => {
  const rows = async (options: typeof STILL, outcome = {}) => {
    const run = await runGoal(
      { ...GOAL, run: async (context) => ({ ...(await GOAL.run(context)), ...outcome }) },
      { ...options, form: 'full' },
    );
    return [unjudgedIn(run), held(tableOf([run]))];
  };
  const what = 'what a busy machine lengthens (load 3): ms';
  expect(await rows(BUSY)).toEqual([what, `yes, but for ${what} |`]);
  expect(await rows(BUSY, { held: false, cause: 'broken: 1\nat' })).toEqual([
    what,
    `**no**: broken: 1; not judged: ${what} |`,
  ]);
  expect(await rows(STILL)).toEqual([null, '**no**: ms: 9, promised at most 5 |']);
  expect(await rows(STILL, { held: true })).toEqual([null, 'yes |']);
  const unable = 'it needs root';
  expect(await rows(BUSY, { unable })).toEqual([unable, `not judged: ${unable} |`]);
});
