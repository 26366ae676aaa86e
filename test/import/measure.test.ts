import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { hasGold } from '../evaluation/gold.ts';
import { type Figures, measureImport } from './measure-import.ts';

const SHARED = fileURLToPath(new URL('../../../shared', import.meta.url));

describe.skipIf(!hasGold)('of the annotated articles', () => {
  let figures: Figures;

  beforeAll(async () => {
    figures = await measureImport(SHARED, { introduced: true });
  }, 60_000);

  const share = (name: string) => {
    const { yes, all } = figures.tallies.get(name) ?? { yes: 0, all: 0 };
    expect(all, name).toBeGreaterThan(0);
    return yes / all;
  };

  test.each([
    ['quotations found', 0.99],
    ['quotation precision', 0.98],
    ['speaker right', 0.95],
    ['dates', 0.9],
    ['furniture dropped', 1],
    ['text kept', 1],
  ])('%s: at least %d of all', (name, least) => {
    expect(share(name)).toBeGreaterThanOrEqual(least);
  });

  test('speaker wrong: at most one in a hundred', () => {
    expect(share('speaker wrong')).toBeLessThanOrEqual(0.01);
  });
});
