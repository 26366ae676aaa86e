import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createRestraint, RefusedTooOften } from '../../../src/adapters/discord/restraint.ts';

test('only what Discord took makes up for what it refused, not what came too late to be sent', async () => {
  const { run } = createRestraint();
  const answer = (status: number) => run(async () => ({ status, shared: false }));
  for (let refused = 0; refused < 379; refused++) await answer(401);
  await answer(0);
  await answer(401);
  await expect(answer(204)).rejects.toThrow(RefusedTooOften);
});

test('of many at once, no more are made than may be refused', async () => {
  const { run } = createRestraint();
  let made = 0;
  const refused = async () => {
    made++;
    await setImmediate();
    return { status: 429, shared: false };
  };
  await Promise.allSettled(Array.from({ length: 1000 }, () => run(refused)));
  expect(made).toBe(380);
});

test('what failed on its way was not refused', async () => {
  const { run } = createRestraint();
  for (let lost = 0; lost < 500; lost++)
    await expect(run(() => Promise.reject(new Error('lost')))).rejects.toThrow('lost');
  await run(async () => ({ status: 204, shared: false }));
});
