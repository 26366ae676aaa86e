import { expect, test } from 'vitest';
import { startsUnder, supervisors } from './supervisors.ts';

/** Seconds after which it crashes: at once, when it is connected, when the supervisor takes it for well. */
const LIVES = [0, 1, 5, 11, 60, 601];

test.each(supervisors().map((item) => [item.name, item] as const))(
  'under %s a crashing bot starts less often than the platforms allow',
  (_, supervisor) => {
    for (const life of LIVES) {
      const { perDay, perMinute } = startsUnder(supervisor, life);
      expect(perDay, `${life} s`).toBeLessThanOrEqual(1000);
      expect(perMinute, `${life} s`).toBeLessThanOrEqual(20);
    }
  },
);

test('starts are counted within the day and within the busiest minute', () => {
  const every = (pause: number) => ({ name: 'a clock', pause: () => pause });
  expect(startsUnder(every(10), 0)).toEqual({ perDay: 8640, perMinute: 6 });
  expect(startsUnder({ ...every(10), limit: { starts: 3, seconds: 3600 } }, 0).perDay).toBe(3);
});
