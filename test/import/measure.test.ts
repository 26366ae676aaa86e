import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { botOver } from '../evaluation/evaluate.ts';
import { hasGold } from '../evaluation/gold.ts';
import { goldMeasures } from '../evaluation/gold-measures.ts';
import { SHIPPED } from '../fixtures/corpora.ts';
import { importArticles } from './imported-corpus.ts';
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

  test('the bot answers from them alone within ten points of the shipped corpus', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'imported-'));
    const answered = async (corpus: string) => {
      const measures = await goldMeasures(await botOver(corpus));
      const found = measures.find(({ name }) => name === 'gold: right and cited, in the reply');
      return (100 * (found?.right ?? 0)) / (found?.of ?? 0);
    };
    try {
      await importArticles(join(folder, 'corpus'), { questions: false });
      const imported = await answered(join(folder, 'corpus'));
      expect(imported).toBeGreaterThanOrEqual((await answered(SHIPPED)) - 10);
    } finally {
      await rm(folder, { recursive: true });
    }
  }, 60_000);
});
