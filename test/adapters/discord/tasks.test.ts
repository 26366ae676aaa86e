import { expect, test } from 'vitest';
import { createTasks } from '../../../src/adapters/discord/tasks.ts';
import { createLog } from '../../../src/log.ts';

test('work that fails is one line with the id of what it answers, and nothing of what it holds', async () => {
  const lines: string[] = [];
  const tasks = createTasks(createLog((line) => lines.push(line)));
  tasks.run(Promise.reject(new TypeError('canary')), '4711');
  tasks.run(Promise.resolve(), '4712');
  await tasks.idle(20_000);
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { level: 'error', event: 'discord.failed', id: '4711', reason: 'TypeError' },
  ]);
  expect([tasks.count(), lines.join().includes('canary')]).toEqual([0, false]);
});
