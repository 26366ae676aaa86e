import { execFileSync } from 'node:child_process';
import { lstat, mkdir, readdir, readFile, symlink, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadCorpus } from '../../src/corpus/load.ts';
import { runImport } from '../../src/import/run-import.ts';
import { createWorkplace, snapshot, type Workplace } from './workplace.ts';

const FERRY = fileURLToPath(new URL('../fixtures/import/ferry.txt', import.meta.url));
const TEXT = 'Harbour Minister Ann Lee closed the pier.\n\n“No boat sails,” she said.\n';

let workplace: Workplace;

beforeEach(async () => {
  workplace = await createWorkplace();
});

afterEach(() => workplace.clear());

describe('what is no text is refused, and nothing is written', () => {
  test.each<[string, string | Buffer, RegExp]>([
    ['empty', '', /is empty/u],
    ['blank', ' \n ', /is empty/u],
    ['binary', Buffer.from([0x41, 0, 0x42]), /binary/u],
    ['zip', Buffer.from('PK\u0003\u0004rest'), /packed file \(zip/u],
    ['gzip of an article', gzipSync(TEXT), /packed file \(gzip/u],
    ['gzip of 50 MB of zeros', gzipSync(Buffer.alloc(50_000_000)), /packed file \(gzip/u],
    ['PDF', '%PDF-1.7\n1 0 obj', /a PDF/u],
    ['PNG', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]), /a picture/u],
    ['JPEG', Buffer.from([0xff, 0xd8, 0xff, 0xe0]), /a picture/u],
    ['Latin-1', Buffer.from('caf\u00e9 on the pier', 'latin1'), /UTF-8/u],
    ['UTF-16 without a mark', Buffer.from(TEXT, 'utf16le'), /binary/u],
    ['one endless line', 'word '.repeat(5_000), /characters in paragraph 1/u],
    ['thousands of paragraphs', 'A line.\n\n'.repeat(5_001), /more than 5000 paragraphs/u],
    ['paragraph after paragraph', `${'word '.repeat(3_000)}\n\n`.repeat(70), /1000000 characters/u],
    ['nested too deep', `<html>${'<div>'.repeat(200_000)}`, /cannot be read|no text/u],
    ['a page of countless tags', `<html>${'<p>word</p>'.repeat(100_001)}`, /cannot be read/u],
    ['a page of countless entities', `<html>${'&lt;'.repeat(200_001)}`, /cannot be read/u],
    ['furniture only', 'Advertisement\n\nShare this article', /no text of an article/u],
  ])('%s', async (name, bytes, message) => {
    const { status, err } = await workplace.run([await workplace.given(`${name}.txt`, bytes)]);
    expect(status).toBe(1);
    expect(err).toMatch(message);
    expect(await readdir(workplace.folder)).toEqual([`${name}.txt`]);
  });

  test('more than 10 MB, before it is looked at', async () => {
    const file = await workplace.given('large.txt', '');
    await truncate(file, 11 * 1024 * 1024);
    expect((await workplace.run([file])).err).toContain('larger than 10 MB');
  });

  test('a pipe that nobody writes to, and a device', async () => {
    const pipe = join(workplace.folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    await symlink('/dev/zero', join(workplace.folder, 'zeros'));
    const { status, err } = await workplace.run([pipe, join(workplace.folder, 'zeros')]);
    expect(status).toBe(1);
    expect(err).toMatch(/pipe: is no regular file\n.*zeros: is no regular file/u);
  });
});

test('UTF-16 with its mark is read', async () => {
  const bytes = Buffer.from(`\ufeff${TEXT}`, 'utf16le');
  const files = [
    await workplace.given('little.txt', bytes),
    await workplace.given('big.txt', Buffer.from(bytes).swap16()),
  ];
  expect((await workplace.run([...files, '--kind', 'full'])).status).toBe(0);
  const { articles } = await loadCorpus(workplace.corpus);
  expect(articles.map(({ passages }) => passages[1]?.text)).toEqual([
    '“No boat sails,” she said.',
    '“No boat sails,” she said.',
  ]);
});

test('a page in the encoding that it declares is read', async () => {
  const page = `<html><head><meta charset="windows-1252"></head><body><p>\u201cThe caf\u00e9 is closed,\u201d Ann Lee said.</p></body></html>`;
  const bytes = Buffer.from(
    page.replace(/[\u201c\u201d]/gu, (mark) => (mark === '\u201c' ? '\x93' : '\x94')),
    'latin1',
  );
  expect(
    (await workplace.run([await workplace.given('cafe.html', bytes), '--kind', 'full'])).status,
  ).toBe(0);
  const { articles } = await loadCorpus(workplace.corpus);
  expect(articles[0]?.passages[0]?.text).toBe('“The café is closed,” Ann Lee said.');
});

test('a page that is UTF-8 is so, whatever it declares', async () => {
  const page = '<meta charset="gb2312"><p>The café is closed.</p>';
  expect((await workplace.run([await workplace.given('cafe.html', page)])).status).toBe(0);
});

test('files that fail do so by themselves, and the good ones among them are written', async () => {
  const bad = await workplace.given('bad.txt', Buffer.from([0x50, 0x4b, 3, 4]));
  const { status, err } = await workplace.run([
    join(workplace.folder, 'none.txt'),
    workplace.folder,
    FERRY,
    bad,
    await workplace.given('good.txt', TEXT),
  ]);
  expect(status).toBe(1);
  expect(err).toMatch(/none\.txt: does not exist\n.*is a folder.*\n.*bad\.txt: is a packed file/u);
  expect((await loadCorpus(workplace.corpus)).articles.map(({ id }) => id)).toEqual([
    'ferry',
    'good',
  ]);
});

test('whatever breaks while a file is read is the failure of that file alone', async () => {
  const written: string[] = [];
  const broken = new Readable({
    read() {
      this.destroy(new Error('the line was cut'));
    },
  });
  const status = await runImport(['-', FERRY], {
    stdin: broken,
    write: () => {},
    writeError: (text) => written.push(text),
    corpus: workplace.corpus,
  });
  expect(status).toBe(1);
  expect(written).toEqual(['-: cannot be read\n']);
  expect((await loadCorpus(workplace.corpus)).articles.map(({ id }) => id)).toEqual(['ferry']);
});

describe('no way out of the folder', () => {
  test.each([['../escape'], ['a/b'], ['/etc/x'], ['..'], ['a\0b'], ['A b'], ['-x'], ['']])(
    '--id %j',
    async (id) => {
      expect((await workplace.run([FERRY, `--id=${id}`])).status).toBe(2);
      expect(await readdir(workplace.folder)).toEqual([]);
    },
  );

  test('the name of a file is made an id', async () => {
    const file = await workplace.given('..%2f..\\Évil $(x).txt', TEXT);
    expect((await workplace.run([file])).status).toBe(0);
    expect(await readdir(join(workplace.corpus, 'articles'))).toEqual(['2f-e-vil-x.md']);
  });

  test('a link in place of an article is replaced, and what it points to stays', async () => {
    await workplace.run([FERRY]);
    const target = await workplace.given('target.md', 'keep me');
    const place = join(workplace.corpus, 'articles/pier.md');
    await symlink(target, place);
    await workplace.run([FERRY, '--id', 'pier', '--force']);
    expect(await readFile(target, 'utf8')).toBe('keep me');
    expect((await lstat(place)).isSymbolicLink()).toBe(false);
  });
});

test('what cannot be put into its place leaves the corpus as it was', async () => {
  await workplace.run([FERRY]);
  const before = await snapshot(workplace.corpus);
  await mkdir(join(workplace.corpus, 'articles/pier.md'));
  const { status, err } = await workplace.run([
    await workplace.given('pier.txt', TEXT),
    await workplace.given('quay.txt', TEXT),
    '--force',
  ]);
  expect(status).toBe(1);
  expect(err).toContain('cannot be written');
  expect(await snapshot(workplace.corpus)).toEqual(before);
});

test('hostile text stays text', async () => {
  const hostile =
    '# heading {#x}\n\n> quoted — nobody {¶9}\n\n--- \nkind: digest\n\nAnn Lee said: “{¶1} @everyone <b>” on May 3, 2024.';
  const { status } = await workplace.run([
    await workplace.given('hostile.txt', hostile),
    '--kind',
    'full',
  ]);
  expect(status).toBe(0);
  expect((await loadCorpus(workplace.corpus)).articles[0]?.kind).toBe('full');
});
