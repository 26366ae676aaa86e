import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseArticle } from '../../src/corpus/parse.ts';

const FRONT = [
  '---',
  'id: daily',
  'outlet: The Daily',
  'title: A title',
  'published: null',
  'kind: digest',
  'url: null',
  'paragraphs: 9',
  'furniture: [3, 7-8]',
  '---',
];

const KNOWN = ['Ann Lee', 'Bo Ek'];
const names = (by: string) =>
  KNOWN.includes(by) ? [by] : by === 'Ann Lee and Bo Ek' ? KNOWN : null;

/** The first line of the body is line 12. */
const parse = (...body: string[]) =>
  parseArticle('a.md', [...FRONT, '', ...body, ''].join('\n'), names);

const passages = (...body: string[]) =>
  parse('## Talks {#talks}', '', ...body).article?.passages ?? [];

describe('an article file', () => {
  test('gives its front matter, ranges of furniture written out', () => {
    expect(
      parse('## 2024-05-01 · Talks begin {#talks}', '', 'They talk. {¶1}').article,
    ).toMatchObject({
      id: 'daily',
      outlet: 'The Daily',
      published: null,
      paragraphs: 9,
      furniture: [3, 7, 8],
      file: 'a.md',
      sections: [{ moment: 'talks', statement: 'Talks begin', date: { text: '2024-05-01' } }],
      passages: [
        {
          id: 'daily#1',
          article: 'daily',
          text: 'They talk.',
          paragraphs: [1],
          section: 0,
          line: 14,
        },
      ],
    });
  });

  test('may have headings without a date', () => {
    expect(parse('## Why it matters {#why}').article?.sections[0]).toEqual({
      moment: 'why',
      date: null,
      statement: 'Why it matters',
    });
  });

  test.each([
    ['{¶5}', [5]],
    ['{¶5-6}', [5, 6]],
    ['{¶5–7}', [5, 6, 7]],
    ['{¶9, ¶2}', [2, 9]],
    ['{¶2, ¶1-2}', [1, 2]],
  ])('the marker %s names paragraphs', (marker, paragraphs) => {
    expect(passages(`A sentence. ${marker}`)[0]?.paragraphs).toEqual(paragraphs);
  });

  test('lines of one paragraph belong together', () => {
    expect(passages('One.', 'Two. {¶1}')[0]?.text).toBe('One. Two.');
    expect(passages('See {¶2} {here}.{¶1}')[0]).toMatchObject({
      text: 'See {¶2} {here}.',
      paragraphs: [1],
    });
  });

  test('Windows line ends read the same', () => {
    const source = [...FRONT, '', '## Talks {#talks}', '', 'They talk. {¶1}', ''];
    expect(parseArticle('a.md', source.join('\r\n'), names)).toMatchObject({
      problems: [],
      article: { passages: [{ text: 'They talk.', line: 14 }] },
    });
  });
});

describe('a quotation', () => {
  test('has its words as printed, its speaker and its occasion', () => {
    expect(
      passages('> It’s over — “for now”,', '> — Ann Lee, to reporters, outside {¶2}')[0],
    ).toMatchObject({
      text: 'It’s over — “for now”,',
      quotation: { speakers: ['Ann Lee'], occasion: 'to reporters, outside', utterance: 'daily#1' },
    });
  });

  test('may be said by two together, and without an occasion', () => {
    expect(passages('> Yes.', '> — Ann Lee and Bo Ek {¶2}')[0]?.quotation).toMatchObject({
      speakers: KNOWN,
      occasion: null,
    });
  });

  test('is of one utterance with the one before only when nothing stands between', () => {
    const quote = (text: string, by = 'Ann Lee, outside') => [`> ${text}`, `> — ${by} {¶2}`, ''];
    const utterances = passages(
      ...quote('One.'),
      ...quote('Two.'),
      ...quote('Three.', 'Bo Ek, outside'),
      ...quote('Four.'),
      'She went on. {¶2}',
      '',
      ...quote('Five.'),
    ).map(({ quotation }) => quotation?.utterance);
    expect(utterances).toEqual(['daily#1', 'daily#1', 'daily#3', 'daily#4', undefined, 'daily#6']);
  });
});

describe('what is wrong comes back with line and field', () => {
  const LINE = 14;
  test.each<[string, readonly string[], number, string]>([
    ['a heading without a moment', ['## 2024-05-01 · Talks'], LINE, 'heading'],
    ['a heading of another level', ['# Talks {#talks}'], LINE, 'heading'],
    ['a date that does not exist', ['## 2023-02-29 · Talks {#talks}'], LINE, 'heading'],
    ['a paragraph without a marker', ['They talk.'], LINE, '{¶}'],
    ['a paragraph of two lines without a marker', ['They', 'talk.'], LINE + 1, '{¶}'],
    ['a marker beyond the article', ['They talk. {¶10}'], LINE, '{¶10}'],
    ['a marker in a marker', ['They talk. {¶1 {¶2}'], LINE, '{¶1 {¶2}'],
    ['a marker alone', ['{¶1}'], LINE, '{¶}'],
    ['a marker turned round', ['They talk. {¶4-3}'], LINE, '{¶4-3}'],
    ['a marker of paragraph 0', ['They talk. {¶0}'], LINE, '{¶0}'],
    ['a quotation without a speaker', ['> It’s over. {¶1}'], LINE, 'speaker'],
    ['a quotation of two lines without a speaker', ['> It’s', '> over. {¶1}'], LINE + 1, 'speaker'],
    ['an unknown speaker', ['> It’s over.', '> — Cy Fox, outside {¶1}'], LINE + 1, 'speaker'],
    [
      'a block quote run into a paragraph',
      ['> It’s over.', 'They talk. {¶1}'],
      LINE + 1,
      'paragraph',
    ],
  ])('%s', (_, body, line, field) => {
    expect(parse('## Talks {#talks}', '', ...body).problems).toEqual([
      { file: 'a.md', line, field, message: expect.any(String) },
    ]);
  });

  test('a paragraph before the first heading', () => {
    expect(parse('They talk. {¶1}').problems[0]).toMatchObject({ line: 12, field: 'paragraph' });
  });

  test('a file without front matter', () => {
    expect(parseArticle('a.md', '# Hello', names)).toMatchObject({
      article: null,
      problems: [{ file: 'a.md', line: 1, field: 'front matter' }],
    });
  });

  test.each([
    ['kind: digest', 'kind: poem', 6, 'kind'],
    ['published: null', 'published: 2023-02-29', 5, 'published'],
    ['outlet: The Daily', 'paper: The Daily', 3, 'paper'],
    ['outlet: The Daily', `outlet: ${'x'.repeat(101)}`, 3, 'outlet'],
    ['paragraphs: 9', 'paragraphs: many', 8, 'paragraphs'],
    ['furniture: [3, 7-8]', 'furniture: [3, x]', 9, 'furniture[1]'],
    ['id: daily', 'id: The Daily', 2, 'id'],
  ])('front matter with %s changed to %s', (from, to, line, field) => {
    const source = [...FRONT, '', '## Talks {#talks}', '', 'They talk. {¶1}']
      .join('\n')
      .replace(from, to);
    expect(parseArticle('a.md', source, names).problems).toContainEqual(
      expect.objectContaining({ line, field }),
    );
  });

  test('a front matter field that is missing is named', () => {
    const source = [...FRONT, ''].join('\n').replace('title: A title\n', '');
    expect(parseArticle('a.md', source, names).problems).toEqual([
      { file: 'a.md', line: 2, field: 'title', message: 'is missing; add it' },
    ]);
  });
});

test('the lines of fields and headings are known', () => {
  const { lineOf } = parse('## One {#one}', '', 'A. {¶1}', '', '## Two {#two}', '', 'B. {¶2}');
  expect([['id'], ['furniture'], ['sections', 0], ['sections', 1]].map(lineOf)).toEqual([
    2, 9, 12, 16,
  ]);
});

test('whatever stands in a file, nothing is thrown, and each problem names file and line', () => {
  const line = fc.constantFrom(
    '---',
    '',
    '## Talks {#talks}',
    '## 2024-05-01 · Talks {#talks}',
    '#',
    '> It’s over.',
    '> — Ann Lee, outside {¶1}',
    '> — Nobody {¶1}',
    'They talk. {¶1}',
    'They {¶',
    '{¶1}',
    'id: x',
    'furniture: [',
    '—',
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 20 }), fc.boolean(), (lines, front) => {
      const { problems } = parseArticle(
        'a.md',
        [...(front ? FRONT : []), ...lines].join('\n'),
        names,
      );
      for (const problem of problems) {
        expect(problem).toMatchObject({ file: 'a.md', message: expect.any(String) });
        expect(problem.line).toBeGreaterThan(0);
      }
    }),
  );
});
