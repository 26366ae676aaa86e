import { cp, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadCorpus } from '../../src/corpus/load.ts';
import { INVENTED } from '../fixtures/corpora.ts';
import { createWorkplace, snapshot, type Workplace } from './workplace.ts';

const fixture = (name: string) =>
  fileURLToPath(new URL(`../fixtures/import/${name}`, import.meta.url));

let workplace: Workplace;
let corpus: string;

beforeEach(async () => {
  workplace = await createWorkplace();
  corpus = workplace.corpus;
});

afterEach(() => workplace.clear());

const run = (...args: Parameters<Workplace['run']>) => workplace.run(...args);

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
      byline: 'Cara Holm',
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

  test('a skeleton keeps headings, and whole the quotations without a speaker', async () => {
    const words =
      'We had no boats and no harbour and no hope, and nobody on the far side of the bay ever asked {¶9} us why';
    const text = `The council pays\n\nThe pier was closed on 3 May 2024.\n\n“${words}.”\n\nA boatman said the pier was “${words}”.\n`;
    expect((await run(['-', '--id', 'pier'], text)).status).toBe(0);
    const [article] = (await loadCorpus(corpus)).articles;
    const told = article?.passages.map(({ paragraphs, text: entry }) => [paragraphs[0], entry]);
    expect(told).toEqual([
      [1, '- [ ] heading: The council pays'],
      [2, '- [ ] when: 2024-05-03'],
      [3, '- [ ] to be written'],
      [3, `- [ ] said by whom: “${words}.”`],
      [4, '- [ ] to be written'],
      [4, `- [ ] said by whom: “${words}”`],
    ]);
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

describe('many articles', () => {
  test('of more than twenty the report says what it leaves out, and what to do', async () => {
    const files = await Promise.all(
      Array.from({ length: 21 }, (_, i) =>
        workplace.given(`pier-${i}.txt`, `Pier ${i} is closed.`),
      ),
    );
    const twenty = await run(files.slice(1));
    expect(twenty.out).toContain('Moments: ');
    const more = await run([...files, '--force']);
    expect(more.out).not.toContain('Moments: ');
    expect(more.out).toMatch(
      /Moments are not listed, nor articles compared .* import 20 at a time/u,
    );
  });

  test('every fifty files a line of progress', async () => {
    const { err } = await run(
      Array.from({ length: 101 }, () => join(workplace.folder, 'none.txt')),
    );
    expect(err.match(/\d+ of 101 read/gu)).toEqual(['50 of 101 read', '100 of 101 read']);
  });
});

describe('a corpus that is there already', () => {
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

  test('another spelling of somebody known is proposed as a row', async () => {
    await run(['-', '--id', 'quay'], 'Mayor Iwan Petrenkoo left the quay on Monday.');
    const { out } = await run(['-', '--id', 'bay'], 'Mayor Iwan Petrenko left the bay on Monday.');
    expect(out).toContain('- name: "Iwan Petrenkoo"\n  spellings:');
    expect(out).toContain('- { form: "Iwan Petrenko", articles: ["bay"] }');
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
});
