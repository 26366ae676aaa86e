import { expect, test } from 'vitest';
import { readPage } from '../../src/import/input/read-page.ts';

const LENGTH = 200_000;

/** Milliseconds, the best of three: others use the machine, too. */
async function timeOf(source: string): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < 3; round++) {
    const before = performance.now();
    await readPage(source);
    times.push(performance.now() - before);
  }
  return Math.min(...times);
}

test.each([
  ['plain text', '[', '', ''],
  ['plain text', '[a](http://', '', ''],
  ['Markdown', '[', '# Ferry\n\n', ''],
  ['Markdown', '![', '# Ferry\n\n', ''],
  ['Markdown', '[^', '# Ferry\n\n', ''],
  ['Markdown', '<http:', '# Ferry\n\n', ''],
  ['Markdown', '<a', '# Ferry\n\n', ''],
  ['Markdown', '<!--', '# Ferry\n\n', ''],
  ['Markdown', '**a ', '# Ferry\n\n', ''],
  ['Markdown', '*a ', '# Ferry\n\n', ''],
  ['Markdown', '\n', '# Ferry\n\n', 'The ferry stopped.'],
  ['the title of a page', 'a - ', '<html><title>', '|</title>The ferry stopped.'],
])('%s is not searched from each %j to its end', async (_, mark, head, end) => {
  const marks = mark.repeat(LENGTH / mark.length);
  // as many characters without marks; a search from each takes thousands of times as long
  const floor = await timeOf(`${head}${'a'.repeat(marks.length)}${end}`);
  expect(await timeOf(`${head}${marks}${end}`)).toBeLessThan(500 * Math.max(floor, 10));
});
