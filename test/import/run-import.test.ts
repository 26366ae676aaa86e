import { cp, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadCorpus } from '../../src/corpus/load.ts';
import { runImport } from '../../src/import/run-import.ts';
import { INVENTED } from '../fixtures/corpora.ts';

const fixture = (name: string) =>
  fileURLToPath(new URL(`../fixtures/import/${name}`, import.meta.url));

let folder: string;
let corpus: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'import-'));
  corpus = join(folder, 'corpus');
});

afterEach(() => rm(folder, { recursive: true }));

async function run(args: readonly string[], stdin: string | Buffer = '') {
  let out = '';
  let err = '';
  const status = await runImport(args, {
    stdin: Readable.from([Buffer.from(stdin)]),
    write: (text) => {
      out += text;
    },
    writeError: (text) => {
      err += text;
    },
    corpus,
  });
  return { status, out, err };
}

async function given(name: string, bytes: string | Buffer): Promise<string> {
  await writeFile(join(folder, name), bytes);
  return join(folder, name);
}

/** All files below a folder, with their bytes. */
async function snapshot(path: string) {
  const names = (await readdir(path, { recursive: true, withFileTypes: true })).filter((one) =>
    one.isFile(),
  );
  return Promise.all(
    names.map(async (one) => [one.name, await readFile(join(one.parentPath, one.name), 'utf8')]),
  );
}

describe('a new corpus', () => {
  test('the whole text becomes a corpus that loads, with speakers, dates, people and furniture', async () => {
    const { status, out, err } = await run([fixture('ferry.html'), '--kind', 'full']);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    const { articles, people } = await loadCorpus(corpus);
    expect(articles[0]).toMatchObject({
      id: 'ferry',
      outlet: 'The Imbry Courier',
      title: 'Ferry halted after storm',
      published: '2024-05-04',
      url: 'https://courier.test/ferry',
      kind: 'full',
    });
    const said = articles[0]?.passages.flatMap(({ text, quotation }) =>
      quotation ? [[quotation.speakers[0], text]] : [],
    );
    expect(said).toEqual([
      ['Ann Lee', 'We will not send a single crew out on that water,'],
      [
        'Ann Lee',
        'Not before the engineers have been here, and not before I have read what they write.',
      ],
      ['Bo Ek', 'a heavy blow'],
      ['Bo Ek', 'a whole season of work'],
    ]);
    const told = articles[0]?.passages.map(({ text }) => text).join('\n');
    expect(told).not.toMatch(/newsletter|Read more|By Cara|never run|News/u);
    expect(articles[0]?.sections.map(({ date }) => date?.text)).toEqual(['2024-05-03']);
    expect(people.map(({ name }) => name)).toEqual(['Ann Lee', 'Bo Ek']);
    expect(people[0]?.roles[0]?.text).toBe('Harbour Minister');
    expect(out).toContain('only if you hold the rights');
  });

  test('a digest is a skeleton that loads and holds none of the narration', async () => {
    expect((await run([fixture('ferry.txt')])).status).toBe(0);
    const [article] = (await loadCorpus(corpus)).articles;
    expect(article?.kind).toBe('digest');
    expect(article?.passages.filter(({ quotation }) => quotation)).toHaveLength(3);
    expect(JSON.stringify(article)).not.toContain('tore away');
    expect(JSON.stringify(article)).toContain('- [ ] who: Ann Lee');
  });

  test('a second article differs on a figure, and the report says so', async () => {
    await run([fixture('ferry.html'), '--kind', 'full']);
    const second = await run([fixture('ferry.txt'), '--kind', 'full', '--id', 'other']);
    expect(second.status).toBe(0);
    expect(second.out).toContain('text: "nearly three weeks"');
    expect((await loadCorpus(corpus)).articles).toHaveLength(2);
  });

  test('standard input takes its name from the title', async () => {
    expect((await run(['-', '--kind', 'full'], await readFile(fixture('ferry.txt')))).status).toBe(
      0,
    );
    expect(await readdir(join(corpus, 'articles'))).toEqual([
      'bay-villages-cut-off-ferry-stays.md',
    ]);
  });
});

describe('safety', () => {
  test.each<[string, string | Buffer, RegExp]>([
    ['empty', '', /is empty/u],
    ['blank', ' \n ', /is empty/u],
    ['binary', Buffer.from([0x41, 0, 0x42]), /binary/u],
    ['zip', Buffer.from([0x50, 0x4b, 3, 4, 0]), /packed/u],
    ['Latin-1', Buffer.from([0x63, 0x61, 0x66, 0xe9, 0x20, 0x61]), /UTF-8/u],
    ['one endless line', 'word '.repeat(5_000), /characters in paragraph 1/u],
    ['nested too deep', `<html>${'<div>'.repeat(200_000)}`, /cannot be read|no text/u],
    ['furniture only', 'Advertisement\n\nShare this article', /no text of an article/u],
  ])('%s is refused, and nothing is written', async (name, bytes, message) => {
    const { status, err } = await run([await given(`${name}.txt`, bytes)]);
    expect(status).toBe(1);
    expect(err).toMatch(message);
    expect(await readdir(folder)).toEqual([`${name}.txt`]);
  });

  test('a file that is missing, or a folder, fails by itself, and the others are written', async () => {
    const { status, err } = await run([join(folder, 'none.txt'), folder, fixture('ferry.txt')]);
    expect(status).toBe(1);
    expect(err).toMatch(/none\.txt: does not exist\n.*is a folder/u);
    expect((await loadCorpus(corpus)).articles).toHaveLength(1);
  });

  test('more than 100 MB are not read', async () => {
    const file = await given('large.txt', '');
    await truncate(file, 101 * 1024 * 1024);
    expect((await run([file])).err).toContain('larger than 100 MB');
  });

  test.each([['../escape'], ['a/b'], ['A b'], ['']])(
    '--id %j is no way out of the folder',
    async (id) => {
      expect((await run([fixture('ferry.txt'), '--id', id])).status).toBe(2);
    },
  );

  test('an article is replaced with --force alone', async () => {
    await run([fixture('ferry.txt')]);
    const before = await snapshot(corpus);
    const refused = await run([fixture('ferry.txt'), '--kind', 'full']);
    expect(refused).toMatchObject({ status: 1, err: expect.stringContaining('--force') });
    expect(await snapshot(corpus)).toEqual(before);
    expect((await run([fixture('ferry.txt'), '--kind', 'full', '--force'])).status).toBe(0);
    expect((await loadCorpus(corpus)).articles[0]?.kind).toBe('full');
  });

  test('a replacement that the rest of the corpus does not bear leaves all as it was', async () => {
    await cp(INVENTED, corpus, { recursive: true });
    const before = await snapshot(corpus);
    const { status, err } = await run([fixture('ferry.txt'), '--id', 'imbry-courier', '--force']);
    expect(status).toBe(1);
    expect(err).toContain('nothing was written');
    expect(await snapshot(corpus)).toEqual(before);
  });

  test('an article joins a corpus that has people', async () => {
    await cp(INVENTED, corpus, { recursive: true });
    expect((await run([fixture('ferry.txt'), '--kind', 'full'])).status).toBe(0);
    const { articles, people } = await loadCorpus(corpus);
    expect(articles.some(({ id }) => id === 'ferry')).toBe(true);
    expect(people.map(({ name }) => name)).toContain('Ann Lee');
  });

  test.each([
    [[]],
    [['x', '--kind', 'poem']],
    [['x', '--published', '2024-02-30']],
    [['x', '--what']],
    [['-', '-']],
  ])('%j is bad usage', async (args) => {
    const { status, err } = await run(args);
    expect(status).toBe(2);
    expect(err).toContain('Usage:');
  });

  test('hostile text stays text', async () => {
    const hostile =
      '# heading {#x}\n\n> quoted — nobody {¶9}\n\n--- \nkind: digest\n\nAnn Lee said: “{¶1} @everyone <b>” on May 3, 2024.';
    const { status } = await run([await given('hostile.txt', hostile), '--kind', 'full']);
    expect(status).toBe(0);
    expect((await loadCorpus(corpus)).articles[0]?.kind).toBe('full');
  });
});
