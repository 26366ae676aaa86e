import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../fixtures/sources.ts';
import { goals } from '../soak/goals/index.ts';

const DOCUMENTS = ['SECURITY.md', 'PRIVACY.md'].map(
  (name) => [name, readFileSync(join(ROOT, name), 'utf8')] as const,
);

test.each(DOCUMENTS)('every test that %s names is there', (_, text) => {
  const files = [...text.matchAll(/`(test\/[^`]+)`/gu)].map(([, file = '']) => file);
  expect(files.filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
  const ids = [...new Set(text.match(/\bG\d+\b/gu))];
  expect(ids.filter((id) => !goals.some((goal) => goal.id === id))).toEqual([]);
});

test('every threat has its row', () => {
  const [[, security] = ['', '']] = DOCUMENTS;
  const rows = [...security.matchAll(/^\| T(\d+) \|/gmu)].map(([, number]) => Number(number));
  expect(rows).toEqual(Array.from({ length: 15 }, (_, index) => index + 1));
});
