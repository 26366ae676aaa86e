import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readCorpusFiles } from '../../src/corpus/files.ts';
import { RECORD, STAGED } from '../../src/corpus/staged.ts';
import { writeFiles } from '../../src/import/writing/write-files.ts';

let folder: string;

const OLD = new Map([
  ['articles/a.md', 'a, old'],
  ['people.yaml', 'people, old'],
]);
const NEW = new Map([
  ['articles/a.md', 'a, new'],
  ['articles/b.md', 'b, new'],
  ['people.yaml', 'people, new'],
]);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'write-'));
  await writeFiles(folder, OLD);
});

afterEach(() => rm(folder, { recursive: true }));

/** What a process leaves that was killed after so many of its steps. */
async function cutOffAfter(steps: number): Promise<void> {
  const names = [...NEW.keys()];
  const all = [
    ...[...NEW].map(
      ([name, text]) =>
        () =>
          writeFile(join(folder, `${name}${STAGED}`), text),
    ),
    () => writeFile(join(folder, RECORD), JSON.stringify(names)),
    ...names.map((name) => () => rename(join(folder, `${name}${STAGED}`), join(folder, name))),
    () => rm(join(folder, RECORD)),
  ];
  for (const step of all.slice(0, steps)) await step();
}

test.each([0, 1, 2, 3, 4, 5, 6, 7, 8])(
  'after %i steps of an import that was killed, the files are read as before or as after it, and the next one clears up',
  async (steps) => {
    await cutOffAfter(steps);
    expect(await readCorpusFiles(folder)).toEqual(steps < 4 ? OLD : NEW);
    await writeFiles(folder, new Map([['points.yaml', 'points']]));
    expect(new Map(await readCorpusFiles(folder))).toEqual(
      new Map([...(steps < 4 ? OLD : NEW), ['points.yaml', 'points']]),
    );
    const left = await readdir(folder, { recursive: true });
    expect(left.filter((name) => /tmp|json/u.test(name))).toEqual([]);
  },
);

test('a record that cannot be read is an error, and what is staged is not touched', async () => {
  await writeFile(join(folder, RECORD), '["articles/a.md"');
  await writeFile(join(folder, `articles/a.md${STAGED}`), 'a, new');
  await expect(writeFiles(folder, NEW)).rejects.toThrow();
  expect((await readdir(folder, { recursive: true })).sort()).toEqual(
    [RECORD, 'articles', 'articles/a.md', `articles/a.md${STAGED}`, 'people.yaml'].sort(),
  );
});

test('what cannot be written leaves everything as it was', async () => {
  // put in place after the articles, which are then put back
  await rm(join(folder, 'people.yaml'));
  await mkdir(join(folder, 'people.yaml'));
  await expect(writeFiles(folder, NEW)).rejects.toMatchObject({ code: 'CORPUS_INVALID' });
  await rm(join(folder, 'people.yaml'), { recursive: true });
  expect(await readCorpusFiles(folder)).toEqual(new Map([['articles/a.md', 'a, old']]));
  expect(await readdir(join(folder, 'articles'))).toEqual(['a.md']);
});
