import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { RECORD, stagedFiles } from '../../src/corpus/staged.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'staged-'));
});

afterEach(() => rm(folder, { recursive: true }));

test('a record names articles and files of the corpus; without one there are none', async () => {
  expect(await stagedFiles(folder)).toEqual([]);
  const names = ['articles/pier-2.md', 'people.yaml', 'event.yaml', 'points.yaml'];
  await writeFile(join(folder, RECORD), JSON.stringify(names));
  expect(await stagedFiles(folder)).toEqual(names);
});

test.each([
  ['cut off', '["articles/a.md"'],
  ['no list', '{}'],
  ['a number', '[1]'],
  ['a way out of the folder', '["../people.yaml"]'],
  ['a way out of the articles', '["articles/../../a.md"]'],
  ['a path of its own', '["/etc/people.yaml"]'],
  ['another file', '[".env"]'],
])('a record that is none is an error with its place: %s', async (_, text) => {
  await writeFile(join(folder, RECORD), text);
  await expect(stagedFiles(folder)).rejects.toMatchObject({
    code: 'CORPUS_INVALID',
    place: { file: join(folder, RECORD) },
    message: expect.stringContaining('delete it'),
  });
});
