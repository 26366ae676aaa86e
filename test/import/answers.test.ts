import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasGold } from '../evaluation/gold.ts';
import { goldMeasures } from '../evaluation/gold-measures.ts';
import { openWorld, SHIPPED } from '../fixtures/corpora.ts';
import { importArticles } from './imported-corpus.ts';

describe.skipIf(!hasGold)('the articles imported whole', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'imported-'));
    await importArticles(join(folder, 'asked'), { questions: true });
    await importArticles(join(folder, 'alone'), { questions: false });
  }, 240_000);

  afterAll(() => rm(folder, { recursive: true }));

  test('are answered from within ten points of the shipped corpus, beside the questions of readers', async () => {
    const imported = await sharesOf(join(folder, 'asked'));
    for (const [name, share] of await sharesOf(SHIPPED))
      expect(imported.get(name), name).toBeGreaterThanOrEqual(share - 0.1);
  }, 120_000);

  test('are answered from by themselves, as far as their words go', async () => {
    const imported = await sharesOf(join(folder, 'alone'));
    for (const [name, floor] of ALONE)
      expect(imported.get(name), name).toBeGreaterThanOrEqual(floor);
  }, 120_000);

  test('show what answers, sure of it or not, within ten points of the shipped corpus, by themselves', async () => {
    const name = 'gold: right and cited, in the reply';
    const imported = await sharesOf(join(folder, 'alone'));
    const shipped = await sharesOf(SHIPPED);
    expect(imported.get(name)).toBeGreaterThanOrEqual((shipped.get(name) ?? 1) - 0.1);
  }, 120_000);
});

/** Least shares without the questions of readers, a little below what was reached. */
const ALONE = [
  ['gold: right and cited, first', 0.65],
  ['gold: right and cited, shown', 0.72],
  ['gold: not refused', 0.84],
  ['gold: honest no', 0.6],
] as const;

async function sharesOf(corpus: string): Promise<ReadonlyMap<string, number>> {
  const { bot } = await openWorld(corpus);
  const measures = (await goldMeasures(bot)).filter(({ name }) =>
    /right and cited|not refused|honest no/u.test(name),
  );
  return new Map(measures.map(({ name, right, of }) => [name, right / of]));
}
