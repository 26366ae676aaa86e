import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Compiled, compile } from '../../src/corpus/compiled.ts';
import { readCorpusFiles } from '../../src/corpus/files.ts';
import { loadCorpus, questionsBeside } from '../../src/corpus/load.ts';
import { AnchorageError } from '../../src/errors.ts';
import { INVENTED, SHIPPED } from '../fixtures/corpora.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'corpus-'));
  await cp(INVENTED, folder, { recursive: true });
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

async function change(file: string, from: string, to: string): Promise<number> {
  const path = join(folder, file);
  const text = await readFile(path, 'utf8');
  await writeFile(path, text.replace(from, to));
  return text.slice(0, text.indexOf(from)).split('\n').length;
}

async function refused(): Promise<AnchorageError> {
  const error: unknown = await loadCorpus(folder).catch((reason: unknown) => reason);
  if (!(error instanceof AnchorageError)) throw new Error('the corpus was loaded');
  return error;
}

/** Reading and checking the shipped corpus takes a second, and far more on a busy machine. */
const PATIENT = { timeout: 60_000 };

describe('a sound corpus', () => {
  test.each([
    ['shipped', SHIPPED, 5],
    ['invented', INVENTED, 3],
  ])('the %s one is loaded, frozen all the way down', PATIENT, async (_, path, articles) => {
    const corpus = await loadCorpus(path);
    expect(corpus.articles).toHaveLength(articles);
    const open = [
      corpus,
      corpus.articles[0],
      corpus.articles[0]?.passages[0],
      corpus.people[0]?.titles,
    ].filter((value) => !Object.isFrozen(value));
    expect(open).toEqual([]);
  });

  test('without queries and points it is one, too', async () => {
    await rm(join(folder, 'queries'), { recursive: true });
    await rm(join(folder, 'points.yaml'));
    const { queries, unanswered, points } = await loadCorpus(folder);
    expect([queries, unanswered, points]).toEqual([[], [], []]);
  });
});

describe('a corpus with something wrong stops the start with one message that names the place', () => {
  test.each<[string, string, string, string, string]>([
    ['a broken file', 'people.yaml', 'kind: person', 'kind: [person', ''],
    ['a file of the wrong shape', 'people.yaml', 'kind: person', 'kind: alien', '[0].kind'],
    [
      'a duplicate id',
      'articles/oskerra-weekly.md',
      'id: oskerra-weekly',
      'id: imbry-courier',
      'id',
    ],
    [
      'a quotation without a speaker',
      'articles/bell-002.md',
      '> — Corvin Dace, on the government’s decision {¶19}',
      '> {¶19}',
      'speaker',
    ],
    ['a future date', 'articles/imbry-courier.md', '## 2009 · ', '## 3009 · ', 'heading'],
    [
      'a date that does not exist',
      'articles/imbry-courier.md',
      '## 2018-06-07 · ',
      '## 2018-06-31 · ',
      'heading',
    ],
  ])('%s', async (_, file, from, to, field) => {
    const line = await change(file, from, to);
    const error = await refused();
    expect(error.code).toBe('CORPUS_INVALID');
    expect(error.place.file).toBe(file);
    expect(error.message.split('\n')).toHaveLength(1);
    if (field === '') return expect(error.place.line).toBeGreaterThanOrEqual(line);
    expect(error.message).toMatch(`${file}:${line}: ${field}: `);
  });

  test('the others are counted', async () => {
    await change('articles/imbry-courier.md', '## 2009 · ', '## 3009 · ');
    await change('articles/imbry-courier.md', '## 2017-11 · ', '## 3017-11 · ');
    expect((await refused()).message).toMatch(
      /\(and \d+ more: npm run corpus:check lists them\)$/u,
    );
  });

  test('a missing folder', async () => {
    const error: unknown = await loadCorpus(join(folder, 'nowhere')).catch(
      (reason: unknown) => reason,
    );
    expect(error).toMatchObject({
      code: 'CORPUS_MISSING',
      place: { file: join(folder, 'nowhere') },
    });
    expect(String(error)).toContain('--corpus');
  });

  test('a file that is not UTF-8', async () => {
    await writeFile(join(folder, 'people.yaml'), Buffer.from([0xff, 0xfe, 0x41]));
    expect(await refused()).toMatchObject({
      code: 'CORPUS_INVALID',
      place: { file: join(folder, 'people.yaml') },
    });
  });

  test('a folder without any article', async () => {
    await rm(join(folder, 'articles'), { recursive: true });
    expect((await refused()).code).toBe('CORPUS_MISSING');
  });
});

describe('a compiled corpus', () => {
  test('is taken when it was made from the same files, and not when it is stale or broken', async () => {
    const compiled = join(folder, 'corpus.txt');
    const corpus = await loadCorpus(folder);
    const named = { ...corpus, event: { ...corpus.event, name: 'compiled' } };
    const files = await readCorpusFiles(folder);
    const write = async ({ corpus: text, questions }: Compiled) => {
      await writeFile(compiled, text);
      await writeFile(questionsBeside(compiled), questions);
    };

    await write(compile(named, files));
    const taken = await loadCorpus(folder, compiled);
    expect(taken.event.name).toBe('compiled');
    expect(Object.isFrozen(taken.articles)).toBe(true);

    expect(taken.queries).toEqual(corpus.queries);
    expect(taken.unanswered).toEqual(corpus.unanswered);

    await write(compile(named, new Map([...files, ['another.yaml', '']])));
    expect((await loadCorpus(folder, compiled)).event.name).toBe(corpus.event.name);
    await writeFile(compiled, '{');
    expect((await loadCorpus(folder, compiled)).event.name).toBe(corpus.event.name);
    expect((await loadCorpus(folder, join(folder, 'none.json'))).event.name).toBe(
      corpus.event.name,
    );
  });
});
