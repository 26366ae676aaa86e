import { describe, expect, test } from 'vitest';
import { occasionOf } from '../../src/import/attribution/occasion.ts';
import { paragraphDates } from '../../src/import/dates/paragraph-dates.ts';
import { asLine } from '../../src/import/input/text-page.ts';
import { createCast } from '../../src/import/people/cast.ts';
import { readArticle } from '../../src/import/read-article.ts';
import { otherNames } from '../../src/import/writing/other-names.ts';
import { pointRows, proposePoints, statements } from '../../src/import/writing/points.ts';
import { draftSections } from '../../src/import/writing/sections.ts';

function read(...texts: readonly string[]) {
  const page = { title: null, outlet: null, published: null, url: null, byline: null };
  return readArticle({ ...page, lines: texts.map(asLine) }, createCast([]));
}

describe('occasions', () => {
  const occasion = (text: string) => {
    const { marked, readings } = read(text);
    const [reading] = readings;
    return marked.reduce<string | null>(
      (before, one) => (reading ? occasionOf(one, reading, before) : null),
      null,
    );
  };
  test.each([
    ['“We sail,” Ann Lee said in an interview with Cara Holm.', 'in an interview with Cara Holm'],
    ['In a Bay Radio interview on Monday, Lee said: “We sail.”', 'in a Bay Radio interview'],
    ['“We sail,” Ann Lee wrote on Bay Social.', 'on Bay Social'],
    ['“We sail,” Ann Lee wrote on social media.', 'on social media'],
    ['At a joint news conference, Ann Lee said: “We sail.”', 'at a joint news conference'],
    ['“We sail,” Ann Lee told reporters on Monday.', 'to reporters'],
    ['Speaking to the Imbry Courier, Ann Lee said: “We sail.”', 'to the Imbry Courier'],
    ['“We sail,” Ann Lee told reporters. “We always did.”', 'to reporters'],
    ['“We sail,” Ann Lee said on Monday.', null],
    ['Ann Lee, who was not in the talks, said: “We sail.”', null],
    ['“We sail,” Ann Lee said.', null],
  ])('%s', (text, found) => {
    expect(occasion(text)).toBe(found);
  });
});

describe('what else somebody new is called', () => {
  const called = (role: string) => {
    const { titles, aliases } = otherNames({ name: 'Ann Lee', roles: [role] });
    return [...titles, ...aliases];
  };
  test.each([
    ['Oskerran President', ['oskerran president', 'oskerran leader', 'lee', 'president lee']],
    [
      'president of Oskerra',
      [
        'president of oskerra',
        "oskerra's president",
        'leader of oskerra',
        "oskerra's leader",
        'lee',
        'president lee',
      ],
    ],
    [
      'O.K. Prime Minister',
      [
        'o.k. prime minister',
        'ok prime minister',
        'o.k. leader',
        'ok leader',
        'lee',
        'prime minister lee',
      ],
    ],
    ['Oskerran Vice President', ['oskerran vice president', 'lee', 'vice president lee']],
    ['Imbry harbour spokeswoman', ['imbry harbour spokeswoman', 'lee']],
    ['Foreign Minister', ['lee', 'minister lee']],
    ['former Oskerran President', ['lee']],
    ['Oskerran friend', ['lee']],
    ['Imbry press secretary', ['imbry press secretary', 'lee']],
    ['cabinet ministers', ['lee']],
  ])('%s', (role, names) => {
    expect(called(role)).toEqual(names);
  });
});

describe('sections', () => {
  const sections = (...texts: readonly string[]) => {
    const { readings, paragraphs } = read(...texts);
    const headings = new Set(paragraphs.flatMap((one) => (one.heading ? [one.number] : [])));
    const dates = paragraphDates(readings, '2024-05-16');
    return draftSections({
      id: 'a',
      readings,
      headings,
      dates,
      known: [],
      today: '2024-06-01',
    }).map(({ date, statement, moment }) => ({ date, statement, moment }));
  };

  test('a heading of the page names a moment, with the date of what it stands above', () => {
    expect(
      sections('The ferry stopped on Monday.', 'The council pays', 'It met on Tuesday.').slice(1),
    ).toEqual([
      { date: '2024-05-14', statement: 'The council pays', moment: '2024-05-14-council-pays' },
    ]);
  });

  test('the place before the first words is no part of the heading', () => {
    const [first] = sections('NORTH IMBRY, Oskerra (BP) — The ferry stopped on Monday.');
    expect(first?.statement).toBe('The ferry stopped on Monday');
  });

  test('a long sentence is cut where a clause begins', () => {
    const [first] = sections(
      'The ferry between the two towns of the bay stopped on Monday after a storm that came from the north had torn away its landing stage and half of the pier.',
    );
    expect(first?.statement).toBe('The ferry between the two towns of the bay stopped on Monday');
  });

  test('the measure before a clause goes with the clause', () => {
    const [first] = sections(
      'The ferry between the two towns of the bay sailed again on Monday, nine months after a barge had torn away its landing stage and half of the pier.',
    );
    expect(first?.statement).toBe(
      'The ferry between the two towns of the bay sailed again on Monday',
    );
  });
});

describe('what another article states differently is proposed as a point', () => {
  const at = (article: string, text: string) =>
    statements([{ article, text, paragraphs: [1] }], () => '2024-05-16');
  test.each([
    [
      'a quantity',
      'The talks on the pier between Lee and Ek lasted over three hours.',
      'Lee and Ek held talks on the pier for nearly three hours.',
      ['over three hours', 'nearly three hours'],
    ],
    [
      'a time of day',
      'The storm reached the old pier and the ferry at 11 a.m. on the coast.',
      'At 9:30 the storm reached the ferry and the old pier.',
      ['11 a.m.', '9:30'],
    ],
    [
      'a day',
      'The council closed the old ferry pier for repairs on Monday.',
      'The council closed the old ferry pier on Tuesday.',
      ['Monday', 'Tuesday'],
    ],
    [
      'a place',
      'Lee and Ek signed the ferry treaty in Oskerra after long talks.',
      'Lee and Ek signed the ferry treaty at Imbry after talks.',
      ['Oskerra', 'Imbry'],
    ],
    [
      'who was there',
      'On the pier Lee was joined by Bo Ek and Cara Holm.',
      'On the pier Lee was flanked by Bo Ek and Dag Moe.',
      ['Bo Ek, Cara Holm', 'Bo Ek, Dag Moe'],
    ],
  ])('%s', (_, mine, other, texts) => {
    const found = proposePoints(at('b', mine), at('a', other));
    expect(found.map(({ ours, theirs }) => [ours.text, theirs.text])).toEqual([texts]);
  });

  test('a row asks how many, in the plural', () => {
    const rows = pointRows(
      proposePoints(
        at('b', 'The storm at the old pier hurt one hour of sleep.'),
        at('a', 'The storm at the old pier hurt two hours of sleep.'),
      ),
    );
    expect(rows).toContain('point: How many hours ');
  });

  test.each([
    [
      'another topic',
      'The talks of Lee and Ek lasted over three hours.',
      'The film is two hours long.',
    ],
    [
      'the same day in other words',
      'The council closed the old ferry pier on Monday.',
      'The council closed the old ferry pier on May 13.',
    ],
    [
      'a place within a place',
      'Lee and Ek signed the ferry treaty in Oskerra after talks.',
      'Lee and Ek signed the ferry treaty at Imbry Hall in Oskerra after talks.',
    ],
    [
      'the day that a quotation speaks of',
      'The council said of the old ferry pier: “It closes today.”',
      'The council closed the old ferry pier yesterday, it said.',
    ],
  ])('not: %s', (_, mine, other) => {
    expect(proposePoints(at('b', mine), at('a', other))).toEqual([]);
  });
});
