import { expect, test } from 'vitest';
import { readConfig } from '../src/config.ts';

test('questions without an answer are logged only where that is asked for', () => {
  const logged = ['', 'off', 'on'].map((LOG_UNANSWERED) => readConfig({}, { LOG_UNANSWERED }));
  expect(readConfig({}, {}).logUnanswered).toBe(false);
  expect(logged.map(({ logUnanswered }) => logUnanswered)).toEqual([false, false, true]);
});
