import { describe, expect, test } from 'vitest';
import { findAnchor } from '../../src/import/dates/anchor.ts';
import { timeExpressions } from '../../src/import/dates/expressions.ts';
import { readPage } from '../../src/import/input/read-page.ts';
import { asLine } from '../../src/import/input/text-page.ts';
import { findSpans } from '../../src/import/quotations/marks.ts';

describe('quotation marks', () => {
  const inner = (text: string, options = {}) =>
    findSpans(text, options).map(({ start, end }) => text.slice(start, end));
  test.each([
    ['curly', '“One,” she said. “Two.”', ['One,', 'Two.']],
    ['straight', '"One," she said. "Two."', ['One,', 'Two.']],
    ['nested single', '“He said ‘no’ to me,” she said.', ['He said ‘no’ to me,']],
    ['nested double', '“He said “no” to me,” she said.', ['He said “no” to me,']],
    ['both closing', '”One,” she said.', ['One,']],
    [
      'narration between misprints',
      '“One boat,’ Ann Lee said. ‘Two boats.”',
      ['One boat,', 'Two boats.'],
    ],
    ['never closed', 'She said: “One boat', ['One boat']],
    ['never closed, narration behind', '“One boat, she said on Monday.', ['One boat,']],
    ['inches', 'A 6" gun and a "small" one', ['small']],
    ['apostrophes', 'The crew’s ‘own’ boats’ sails', []],
  ])('%s', (_, text, found) => {
    expect(inner(text)).toEqual(found);
  });

  test('the British custom', () => {
    expect(inner('‘It’s over,’ he said.', { single: true })).toEqual(['It’s over,']);
    expect(inner('He said: ‘The crews’ boats won’t.’', { single: true })).toEqual([
      'The crews’ boats won’t.',
    ]);
    expect(inner('‘One,’ he said. ‘Two goes on.', { single: true })).toEqual([
      'One,',
      'Two goes on.',
    ]);
    expect(inner('In the ’90s the crews’ boats and the ‘Lady’ sailed.', { single: true })).toEqual([
      'Lady',
    ]);
  });
});

describe('times', () => {
  // 2024-05-16 is a Thursday
  test.each([
    ['The pier closed on Monday', ['2024-05-13']],
    ['The pier closed Thursday', ['2024-05-16']],
    ['The council will meet on Monday', ['2024-05-20']],
    ['It closed last Thursday', ['2024-05-09']],
    ['It closed on Friday, May 3', ['2024-05-03']],
    ['It closed on 3 May 2019', ['2019-05-03']],
    ['It began in March', ['2024-03']],
    ['It began in July', ['2023-07']],
    ['It began in February 2022', ['2022-02']],
    ['It began in 2019', ['2019']],
    ['It closed last year', ['2023']],
    ['It closed this month', ['2024-05']],
    ['It closed this week', ['2024-05-13/2024-05-16']],
    ['She said Tuesday that it burned overnight', ['2024-05-14', '2024-05-13/2024-05-14']],
    ['It burned yesterday', ['2024-05-15']],
    ['It burned three days ago', ['2024-05-13']],
    ['In the 1990s it was new', ['1990/1999']],
    ['They may march', []],
    ['It cost 2019 dollars', []],
  ])('%s', (text, dates) => {
    expect(timeExpressions(text, '2024-05-16').map(({ date }) => date)).toEqual(dates);
  });

  test('without a day to count from only what is written out counts', () => {
    expect(timeExpressions('On Monday and in 2019', null).map(({ date }) => date)).toEqual([
      '2019',
    ]);
  });

  test('the day comes from the command line, the page, the text, the event', () => {
    const page = (text: string) => ({
      lines: [asLine(text)],
      title: null,
      outlet: null,
      published: null,
      url: null,
      byline: null,
    });
    const anchor = (text: string, given: string | null = null) =>
      findAnchor(page(text), { given, event: '2024-01-01', today: '2024-06-01' });
    expect(anchor('date 2024-05-03 IMBRY', '2024-05-04')).toMatchObject({
      day: '2024-05-04',
      from: 'given',
    });
    expect(anchor('date 2024-05-03 IMBRY')).toMatchObject({
      day: '2024-05-03',
      published: '2024-05-03',
    });
    expect(anchor('On May 2, 2024, it closed.')).toMatchObject({
      day: '2024-05-02',
      published: null,
    });
    expect(anchor('Published 3 May 2024, 10:15')).toMatchObject({
      published: '2024-05-03',
      from: 'page',
    });
    expect(anchor('By Cara Holm | May 3, 2024')).toMatchObject({
      published: '2024-05-03',
      from: 'page',
    });
    expect(anchor('It closed.')).toMatchObject({ day: '2024-01-01', from: 'corpus' });
  });
});

describe('pages', () => {
  test('Markdown loses its marks and keeps its words', async () => {
    const page = await readPage(
      '---\ntitle: Ferry\ndate: 2024-05-03\n---\n# The *Grey* Lady\n\nAnn **Lee** [said](https://x.test) so.\nTwice.\n',
    );
    expect(page).toMatchObject({ title: 'Ferry', published: '2024-05-03' });
    expect(page.lines.map(({ text }) => text)).toEqual([
      'The Grey Lady',
      'Ann Lee said so. Twice.',
    ]);
  });

  test('Markdown’s items and rows are paragraphs; notes, tags and addresses go', async () => {
    const page = await readPage(
      'Ferry halted\n===\n\nAnn [Lee](https://x.test/y_(z))[^1] came\n**twice** <b>on</b><br>foot, see [this][r].\n\n- planks\n- tar\n\n| Boat | Berth |\n|---|---|\n| Lady | 3 |\n\n[r]: https://x.test\n[^1]: A note.\n',
    );
    expect(page.title).toBe('Ferry halted');
    expect(page.lines.map(({ text }) => text)).toEqual([
      'Ferry halted',
      'Ann Lee came twice on foot, see this.',
      'planks',
      'tar',
      'Boat | Berth',
      'Lady | 3',
    ]);
  });

  test('soft hyphens and joiners leave no gap in a word', async () => {
    const { lines } = await readPage('The har\u00adbour minis\u200bter left.');
    expect(lines[0]?.text).toBe('The harbour minister left.');
  });

  test('a title stands above byline and text', async () => {
    const { title } = await readPage('Ferry halted\nBy Cara Holm\n\nThe old ferry was halted.');
    expect(title).toBe('Ferry halted');
  });

  test('wrapped lines are joined, single lines are paragraphs', async () => {
    expect((await readPage('One.\nTwo.\n\nThree.')).lines).toHaveLength(3);
    const wrapped =
      'The pier of the old town was closed on Monday by the\ncouncil, which had warned of its state for some years\nand had found no money.\n\nThe boats of the north now land on the other side of\nthe bay, where a smaller pier was built in the spring\nof last year.';
    expect((await readPage(wrapped)).lines).toHaveLength(2);
  });
});
