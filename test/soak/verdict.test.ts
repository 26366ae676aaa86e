import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { verdictOf } from './verdict.ts';

const GOALS = fileURLToPath(new URL('./goals', import.meta.url));
/** Names of what a busy machine lengthens by itself. */
const TIME = /\b(?:ms|s|seconds?|told that it is busy)\b/u;

/** Names of the measures that bear a flag. */
function named(flag: string): readonly string[] {
  return readdirSync(GOALS).flatMap((file) =>
    readFileSync(join(GOALS, file), 'utf8')
      .split(/\bname: /u)
      .filter((measure) => measure.includes(flag))
      .map((measure) => measure.split(/[`'"]/u)[1] ?? ''),
  );
}

test('however busy the machine is, losses are judged in full, and doublings always', () => {
  expect(named('timing: true').length).toBeGreaterThan(10);
  expect(named('timing: true').filter((name) => !TIME.test(name))).toEqual([]);
  expect(named('timing').filter((name) => /doubled|twice/u.test(name))).toEqual([]);
});

test('on a busy machine what it lengthens is not judged but named, and all else is judged', () => {
  const measures = [
    { name: 'ms', value: 9, most: 5, timing: true },
    { name: 'lost', value: 1, most: 0, timing: false },
    { name: 'sent', value: 7 },
  ];
  const [calm, busy] = [true, false].map((calm) => verdictOf('', measures, { calm }));
  expect(calm).toMatchObject({ held: false, notJudged: [] });
  expect(calm?.cause).toBe('ms: 9, promised at most 5; lost: 1, promised at most 0');
  expect(busy).toMatchObject({ held: false, notJudged: ['ms'] });
  expect(busy?.cause).toBe('lost: 1, promised at most 0');
});
