import { expect, test } from 'vitest';
import { atOnce, inSlices, type Steps } from '../../src/corpus/slices.ts';
import { buildSearchIndex, createSearchIndex } from '../../src/retrieval/search-index.ts';
import { openWorld, SHIPPED } from '../fixtures/corpora.ts';

/** Steps of a millisecond each. */
function* busy(steps: number): Steps<string> {
  for (let i = 0; i < steps; i++) {
    for (const end = performance.now() + 1; performance.now() < end; );
    yield;
  }
  return 'done';
}

/** How often others had a turn until the work was done. */
async function turnsUntil(work: Promise<unknown>): Promise<number> {
  let turns = 0;
  let timer = setImmediate(function count() {
    turns++;
    timer = setImmediate(count);
  });
  await work;
  clearImmediate(timer);
  return turns;
}

test('work in slices comes to the same, and others have their turns', async () => {
  expect(atOnce(busy(3))).toBe('done');
  expect(await inSlices(busy(3))).toBe('done');
  // fifty milliseconds of work, at most six of them in one go
  expect(await turnsUntil(inSlices(busy(50)))).toBeGreaterThanOrEqual(6);
});

test('what throws in a slice is thrown', async () => {
  const failing = (function* (): Steps<void> {
    yield;
    throw new Error('broken');
  })();
  await expect(inSlices(failing)).rejects.toThrow('broken');
});

test('an index is built in slices, and is the same as one built at once', {
  timeout: 60_000,
}, async () => {
  const { corpus } = await openWorld(SHIPPED);
  const building = buildSearchIndex(corpus);
  expect(await turnsUntil(building)).toBeGreaterThanOrEqual(10);
  const [sliced, whole] = [await building, createSearchIndex(corpus)];
  for (const question of ['who hosted the talks', 'why was there no ceasefire']) {
    const found = sliced
      .search(question)
      .map(({ source, bm25, cosine }) => ({ source, bm25, cosine }));
    expect(found.length).toBeGreaterThan(10);
    expect(whole.search(question)).toMatchObject(found);
  }
});
