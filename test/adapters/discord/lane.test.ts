import { expect, test } from 'vitest';
import { createLane } from '../../../src/adapters/discord/lane.ts';

/** A lane of one, and work that notes when it runs and waits for `open`. */
function busy() {
  const lane = createLane(1);
  const ran: string[] = [];
  let open = () => {};
  const first = lane.run(
    () =>
      new Promise<void>((resolve) => {
        open = resolve;
      }),
  );
  const add = (name: string, deadline?: number) =>
    lane.run(async () => void ran.push(name), deadline);
  return { lane, ran, add, open, first };
}

test('what waits goes by its deadline, and in order where that is the same', async () => {
  const { lane, ran, add, open } = busy();
  const all = [
    add('any time'),
    add('at two', 2),
    add('at three', 3),
    add('at one', 1),
    add('at two, too', 2),
  ];
  expect(lane.waiting()).toBe(5);
  open();
  await Promise.all(all);
  expect(ran).toEqual(['at one', 'at two', 'at two, too', 'at three', 'any time']);
  expect(lane.waiting()).toBe(0);
});

test('work that fails gives its place to the next', async () => {
  const { lane, ran, add, open, first } = busy();
  const failing = lane.run(() => Promise.reject(new Error('no')));
  const next = add('next');
  open();
  await expect(failing).rejects.toThrow('no');
  await Promise.all([first, next]);
  expect(ran).toEqual(['next']);
});
