import { expect, test } from 'vitest';
import { bylineOf } from '../../src/import/page/byline.ts';

test.each([
  ['By Ann Lee, Imbry | 4 May 2024', 'Ann Lee, Imbry'],
  ['By Jane Miller March 3, 2025', 'Jane Miller'],
  ['By Jane Miller, 4 May 2024', 'Jane Miller'],
  ['By Jane Miller 2024-05-04', 'Jane Miller'],
  ['Jane Miller · Tuesday, 9:30', 'Jane Miller'],
  ['Opinion by Jane Miller', 'Jane Miller'],
  ['By Josh Halliday', 'Josh Halliday'],
  ['By Maria Lastra', 'Maria Lastra'],
  ['By Ann Lee, Channel 4', 'Ann Lee, Channel 4'],
  ['Ann Lee, edited by Bob Roe', 'Ann Lee, edited by Bob Roe'],
  ['https://example.org/ann-lee', null],
  ['By', null],
])('%s was written by %s', (text, name) => {
  expect(bylineOf(text)).toBe(name);
});
