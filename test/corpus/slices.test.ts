import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { atOnce, inSlices, type Steps } from '../../src/corpus/slices.ts';
import { buildSearchIndex, createSearchIndex } from '../../src/retrieval/search-index.ts';
import { INVENTED, openWorld } from '../fixtures/corpora.ts';

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

/** Milliseconds that others, who always have something to do, worked until something was over. */
async function othersDuring(work: () => Promise<unknown>): Promise<number> {
  let others = 0;
  let timer = setImmediate(function go() {
    const since = performance.now();
    atOnce(busy(1));
    others += performance.now() - since;
    timer = setImmediate(go);
  });
  await work();
  clearImmediate(timer);
  return others;
}

test('work in slices leaves most of the time to others who have something to do', async () => {
  const pauses = await othersDuring(async () => {
    for (let i = 0; i < 10; i++) await setTimeout(4);
  });
  const slices = await othersDuring(() => inSlices(busy(40)));
  // each lasts longer on a machine that does more
  expect(slices).toBeGreaterThan(Math.min(2 * pauses, 200));
});

test('an index is built in slices, and is the same as one built at once', {
  timeout: 60_000,
}, async () => {
  const { corpus } = await openWorld(INVENTED);
  const building = buildSearchIndex(corpus);
  expect(await turnsUntil(building)).toBeGreaterThanOrEqual(3);
  const [sliced, whole] = [await building, createSearchIndex(corpus)];
  expect(corpus.queries.length).toBeGreaterThan(10);
  for (const { text: question } of corpus.queries.slice(0, 10)) {
    const found = sliced
      .search(question)
      .map(({ source, bm25, cosine }) => ({ source, bm25, cosine }));
    expect(found.length).toBeGreaterThan(0);
    expect(whole.search(question)).toMatchObject(found);
  }
});
