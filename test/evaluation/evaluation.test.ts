import { describe, expect, test } from 'vitest';
import { evaluate } from './evaluate.ts';

/** Least share of each figure, a little below what was reached: a change that costs more has to say so. */
const FLOORS: Readonly<Record<string, number>> = {
  'development: right and cited, first': 0.87,
  'development: not refused': 0.92,
  'development: honest no': 0.84,
  'report: right and cited, first': 0.86,
  'report: not refused': 0.92,
  'report: honest no': 0.84,
  'readers, development: right, first': 0.8,
  'readers, development: honest no': 0.92,
  'readers, report: right, first': 0.93,
  'readers, report: honest no': 0.94,
  'readers, report, misspelt: right, first': 0.89,
  'gold: right and cited, first': 0.9,
  'gold: right and cited, in the reply': 0.94,
  'gold: not refused': 0.94,
  'gold: honest no': 0.8,
  'gold: follow-ups': 0.8,
  'gold: verify': 1,
  'gold: routing': 0.95,
};

describe('answers to questions nobody tuned for', async () => {
  const measures = await evaluate();

  test.each(measures.filter(({ name }) => FLOORS[name] !== undefined))(
    '$name does not fall below the floor reached',
    ({ name, right, of, failed }) => {
      expect(right / of, failed.join('\n')).toBeGreaterThanOrEqual(FLOORS[name] ?? 0);
    },
  );
});
