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
