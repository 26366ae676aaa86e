import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildCorpus } from '../../../src/corpus/build.ts';
import { checkAgainstTexts } from '../../../src/corpus/check/against-texts.ts';
import { check } from '../../../src/corpus/check/check.ts';
import type { CorpusFiles } from '../../../src/corpus/files.ts';
import { INVENTED } from '../../fixtures/corpora.ts';

const ARTICLE = `---
id: daily
outlet: null
title: A title
published: null
kind: digest
url: null
paragraphs: 4
furniture: [3]
---

## 2019-05-01 · Talks begin {#talks}

Lee called the day “long”. {¶1}

> It was long, and good,
> — Ann Lee, outside {¶1}

> We start again.
> — Ann Lee, outside {¶2}

The talks went on. {¶4}
`;
const TEXT = [
  'It was a “long” day: “It was long, and good,” Lee said.',
  '“We start again.”',
  'Read more: “Other things”',
  'They went on, ‘No Deal’ or not.',
];
const FILES: CorpusFiles = new Map([
  [
    'event.yaml',
    'name: the talks\nplace: Town\ntimezone: UTC\nfirst_day: 2019-05-01\nlast_day: 2019-05-01\n',
  ],
  ['people.yaml', '- name: Ann Lee\n  kind: person\n'],
  [
    'points.yaml',
    '- id: how\n  point: How it was\n  kind: wording\n  values:\n    - article: daily\n      text: a “long” day\n      paragraphs: [1]\n',
  ],
  ['articles/daily.md', ARTICLE],
]);

function compare({
  change = [],
  text = TEXT,
}: {
  change?: [string, string, string] | [];
  text?: string[];
}) {
  const [file = '', from = '', to = ''] = change;
  const changed = new Map(FILES).set(file, (FILES.get(file) ?? '').replace(from, to));
  const { corpus, lineOf, problems } = buildCorpus(file === '' ? FILES : changed, '2020-01-01');
  return [
    ...problems,
    ...checkAgainstTexts(corpus, [{ file: 'daily.txt', paragraphs: text }], lineOf),
  ];
}

describe('a corpus beside its articles', () => {
  test('has no problems when all agrees', () => {
    expect(compare({})).toEqual([]);
  });

  const daily = 'articles/daily.md';
  test.each<[string, [string, string, string], number, string]>([
    ['a changed quotation', [daily, 'We start again', 'We begin again'], 19, 'quotation'],
    ['a quotation cut short', [daily, 'It was long, and good,', 'It was long,'], 16, 'quotation'],
    ['narration as a quotation', [daily, 'We start again.', 'Lee said.'], 19, 'quotation'],
    ['a quotation at another paragraph', [daily, 'outside {¶2}', 'outside {¶1}'], 19, 'quotation'],
    ['invented words in marks', [daily, 'the day “long”', 'the day “endless”'], 14, 'paragraph'],
    [
      'a span that is not told',
      [daily, 'Lee called the day “long”', 'Lee liked the day'],
      14,
      '{¶1}',
    ],
    [
      'invented words in a point',
      ['points.yaml', 'a “long” day', 'an “endless” day'],
      6,
      '[0].values[0].text',
    ],
  ])('%s', (_, change, line, field) => {
    expect(compare({ change }).map((problem) => [problem.line, problem.field])).toContainEqual([
      line,
      field,
    ]);
  });

  test('another number of paragraphs is told', () => {
    expect(compare({ text: [...TEXT, 'More.'] })).toEqual([
      expect.objectContaining({ file: daily, line: 8, field: 'paragraphs' }),
    ]);
  });

  test('another number of articles is told', () => {
    const { corpus, lineOf } = buildCorpus(FILES, '2020-01-01');
    expect(checkAgainstTexts(corpus, [], lineOf)).toHaveLength(1);
  });
});

describe('the report', () => {
  test('lists what a corpus holds and counts the problems', async () => {
    const lines: string[] = [];
    const problems = await check({ corpus: INVENTED, print: (line) => lines.push(line) });
    expect(problems).toBe(0);
    expect(lines).toContainEqual(
      'imbry-courier: 24 paragraphs, 19 told, 5 furniture, 10 quotations, 114 queries',
    );
    expect(lines.at(-1)).toBe('3 articles checked: 0 problems');
  });
});

describe('the command line', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'texts-'));
    await writeFile(join(folder, '000_daily.txt'), TEXT.join('\n\n'));
  });

  afterAll(async () => {
    await rm(folder, { recursive: true });
  });

  test.each<[string, (folder: string) => string[], number, string]>([
    ['a sound corpus', () => ['--corpus', INVENTED], 0, '3 articles checked: 0 problems'],
    ['problems', (texts) => ['--corpus', INVENTED, '--articles', texts], 1, '1 problem'],
    ['an unknown option', () => ['--nope'], 2, 'Usage: npm run corpus:check'],
    ['no such articles', () => ['--articles', '/nowhere/at/all'], 2, '/nowhere/at/all: '],
  ])('%s', async (_, args, status, said) => {
    const cli = fileURLToPath(new URL('../../../src/corpus/check/cli.ts', import.meta.url));
    const child = spawn(process.execPath, ['--import', 'tsx', cli, ...args(folder)]);
    let output = '';
    child.stdout.on('data', (data) => {
      output += data;
    });
    child.stderr.on('data', (data) => {
      output += data;
    });
    const [code] = await once(child, 'close');
    expect([code, output]).toEqual([status, expect.stringContaining(said)]);
  });
});
