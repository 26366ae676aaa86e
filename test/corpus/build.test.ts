import { beforeAll, describe, expect, test } from 'vitest';
import { buildCorpus } from '../../src/corpus/build.ts';
import { type CorpusFiles, readCorpusFiles } from '../../src/corpus/files.ts';
import { INVENTED } from '../fixtures/corpora.ts';

const TODAY = '2020-01-01';
const COURIER = 'articles/imbry-courier.md';

let files: CorpusFiles;

beforeAll(async () => {
  files = await readCorpusFiles(INVENTED);
});

/** The problems after a change, the line that was changed beside them. */
function changed(file: string, from: string, to: string) {
  const text = files.get(file) ?? '';
  const at = text.indexOf(from);
  expect(at, `${file} holds ${from}`).toBeGreaterThanOrEqual(0);
  const mutated = new Map(files).set(
    file,
    text.replace(from, () => to),
  );
  const { problems } = buildCorpus(mutated, TODAY);
  return { problems, line: text.slice(0, at).split('\n').length };
}

test('the invented corpus has no problems', () => {
  expect(buildCorpus(files, TODAY).problems).toEqual([]);
});

describe('references between files', () => {
  test.each<[string, string, string, string, string]>([
    [
      'an id that two articles have',
      'articles/oskerra-weekly.md',
      'id: oskerra-weekly',
      'id: imbry-courier',
      'id',
    ],
    [
      'a date of publication in the future',
      COURIER,
      'published: null',
      'published: 2020-01-02',
      'published',
    ],
    ['furniture beyond the article', COURIER, 'furniture: [7,', 'furniture: [7, 99,', 'furniture'],
    [
      'furniture that a paragraph tells',
      COURIER,
      'furniture: [7,',
      'furniture: [7, 1,',
      'furniture',
    ],
    [
      'a paragraph neither told nor listed',
      COURIER,
      'paragraphs: 24',
      'paragraphs: 25',
      'paragraphs',
    ],
    ['a heading in the future', COURIER, '## 2009 · ', '## 2020-01-02 · ', 'heading'],
    [
      'one moment with two dates',
      'articles/oskerra-weekly.md',
      '## 2018-06-07 · ',
      '## 2018-06-08 · ',
      '{#loading}',
    ],
    [
      'a role in an article that is not there',
      'people.yaml',
      'article: imbry-courier, paragraph: 12 }',
      'article: nowhere, paragraph: 12 }',
      'roles[0]',
    ],
    [
      'a point of a moment that no heading has',
      'points.yaml',
      'moment: crossing',
      'moment: sailing',
      '[0].moment',
    ],
    [
      'a point of an unknown article',
      'points.yaml',
      '{ article: imbry-courier, text: nearly seven hours',
      '{ article: nowhere, text: nearly seven hours',
      '[0].values[0].paragraphs',
    ],
    [
      'a point on a paragraph that is not told',
      'points.yaml',
      'six and a half hours, paragraphs: [5]',
      'six and a half hours, paragraphs: [6]',
      '[0].values[1].paragraphs',
    ],
    [
      'two values of one article',
      'points.yaml',
      '{ article: bell-002, text: six',
      '{ article: imbry-courier, text: six',
      '[0].values[1].article',
    ],
    [
      'a point whose id stands twice',
      'points.yaml',
      'id: crowd-size',
      'id: length-of-crossing',
      '[1].id',
    ],
    ['an unknown moment in the order', 'event.yaml', '- removal', '- removed', 'moments[1]'],
    [
      'an unknown article in the order',
      'event.yaml',
      'articles: [imbry-courier',
      'articles: [courier',
      'articles[0]',
    ],
    [
      'days turned round',
      'event.yaml',
      'first_day: 2018-06-09',
      'first_day: 2018-06-10',
      'first_day',
    ],
    [
      'a query for a paragraph that is not told',
      'queries/bell-002.yaml',
      'paragraph: 2',
      'paragraph: 99',
      '[0].paragraph',
    ],
    [
      'a query answered by a sentence that its paragraph has not',
      'queries/bell-002.yaml',
      'sentence: six and a half hours',
      'sentence: seven and a half hours',
      '[3].sentence',
    ],
    [
      'a query answered by one of several sentences',
      'queries/bell-002.yaml',
      'sentence: six and a half hours',
      'sentence: The',
      '[3].sentence',
    ],
    [
      'a query answered by a quotation that is none',
      'queries/bell-002.yaml',
      'quotation: one lost whale',
      'quotation: did not want to be named',
      '[5].quotation',
    ],
    [
      'an alias that means somebody else',
      'people.yaml',
      'aliases: [estwick,',
      'aliases: [Dace,',
      'titles',
    ],
  ])('%s', (_, file, from, to, field) => {
    const { problems, line } = changed(file, from, to);
    const found = problems.find((problem) => problem.file === file && problem.line === line);
    if (field !== 'titles') expect(found?.field).toContain(field);
    // the later of two entries that share a name is named
    else expect(problems[0]).toMatchObject({ file, field: expect.stringContaining('aliases[0]') });
    expect(problems[0]?.message).toBeTruthy();
  });

  test('queries that belong to no article', () => {
    const { problems } = buildCorpus(new Map(files).set('queries/nowhere.yaml', '[]'), TODAY);
    expect(problems).toEqual([
      expect.objectContaining({
        file: 'queries/nowhere.yaml',
        message: expect.stringContaining('no article'),
      }),
    ]);
  });

  test('a month under way is not in the future', () => {
    expect(
      changed(COURIER, '## 2009 · ', '## 2020-01 · ').problems.filter(
        ({ field }) => field === 'heading',
      ),
    ).toEqual([]);
  });
});

describe('YAML files', () => {
  test.each<[string, string, string, string, string | undefined]>([
    ['a value of the wrong kind', 'people.yaml', 'kind: person', 'kind: alien', '[0].kind'],
    ['a field that does not exist', 'points.yaml', 'kind: conflict', 'sort: conflict', '[0].sort'],
    ['an unknown time zone', 'event.yaml', 'Pacific/Auckland', 'Pacific/Atlantis', 'timezone'],
    ['a broken line', 'event.yaml', 'place: the', 'place: [the', undefined],
    [
      'an alias',
      'event.yaml',
      'place: the quay and the Net Hall, Tavik, Oskerra',
      'place: *name',
      undefined,
    ],
  ])('%s', (_, file, from, to, field) => {
    const { problems, line } = changed(file, from, to);
    const here = problems.filter((problem) => problem.file === file);
    expect(here.length).toBeGreaterThan(0);
    if (field !== undefined)
      expect(here.map((p) => [p.line, p.field])).toContainEqual([line, field]);
    else expect(here[0]?.line).toBeGreaterThanOrEqual(line);
  });

  test('without event.yaml nothing can be said', () => {
    const without = new Map([...files].filter(([name]) => name !== 'event.yaml'));
    expect(buildCorpus(without, TODAY).problems[0]).toMatchObject({ file: 'event.yaml' });
  });
});

test('articles come in the order of the event, queries go to their paragraphs', () => {
  const { corpus } = buildCorpus(files, TODAY);
  expect(corpus.articles.map(({ id }) => id)).toEqual(corpus.event.articles);
  expect(corpus.queries.length).toBeGreaterThan(100);
});
