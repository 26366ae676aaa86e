import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasGold } from '../evaluation/gold.ts';
import { goldMeasures } from '../evaluation/gold-measures.ts';
import { openWorld, SHIPPED } from '../fixtures/corpora.ts';
import { importArticles } from './imported-corpus.ts';

describe.skipIf(!hasGold)('the articles imported whole, beside the questions of readers', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'imported-'));
    await importArticles(folder, { questions: true });
  }, 120_000);

  afterAll(() => rm(folder, { recursive: true }));

  test('are answered from, and refused, within ten points of the shipped corpus', async () => {
    const shares = async (corpus: string) => {
      const { bot } = await openWorld(corpus);
      const measures = (await goldMeasures(bot)).filter(({ name }) =>
        /right and cited|not refused|honest no/u.test(name),
      );
      return new Map(measures.map(({ name, right, of }) => [name, right / of]));
    };
    const imported = await shares(folder);
    for (const [name, share] of await shares(SHIPPED))
      expect(imported.get(name), name).toBeGreaterThanOrEqual(share - 0.1);
  }, 120_000);
});
