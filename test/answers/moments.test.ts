import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fallsInto, momentsOf } from '../../src/answers/moments.ts';
import { type DateSpan, parseDateSpan } from '../../src/language/dates.ts';
import { INVENTED, openWorld, SHIPPED } from '../fixtures/corpora.ts';

describe.each([
  ['shipped', (await openWorld(SHIPPED)).corpus],
  ['invented', (await openWorld(INVENTED)).corpus],
] as const)('the moments of the %s corpus', (_, corpus) => {
  const moments = momentsOf(corpus);

  test('come in the order of their dates, and of one date in the order of the event', () => {
    const rank = (id: string) => corpus.event.moments.indexOf(id);
    for (const [index, { id, date }] of moments.entries()) {
      const before = moments[index - 1];
      if (!before) continue;
      const day = ({ from, to }: DateSpan) => from ?? to ?? '';
      const [earlier, later] = [day(before.date), day(date)];
      expect(earlier <= later, `${before.id} ${id}`).toBe(true);
      if (earlier === later) expect(rank(before.id), `${before.id} ${id}`).toBeLessThan(rank(id));
    }
  });

  test('are all dated moments of the articles, each once, with one citation an article', () => {
    const dated = corpus.articles.flatMap(({ sections }) =>
      sections.filter(({ date }) => date).map(({ moment }) => moment),
    );
    expect(moments.map(({ id }) => id).sort()).toEqual([...new Set(dated)].sort());
    for (const { citations, passages } of moments) {
      const articles = citations.map(({ article }) => article);
      expect(new Set(articles).size).toBe(articles.length);
      expect(new Set(articles)).toEqual(new Set(passages.map(({ article }) => article)));
    }
  });

  test('carry every conflict that belongs to them', () => {
    const expected = corpus.points.filter(
      ({ kind, moment }) => kind === 'conflict' && moment !== null,
    );
    expect(moments.flatMap(({ conflicts }) => conflicts.map(({ id }) => id)).sort()).toEqual(
      expected.map(({ id }) => id).sort(),
    );
  });
});

describe('fallsInto', () => {
  const span = (text: string): DateSpan => {
    const parsed = parseDateSpan(text);
    if (!parsed) throw new Error(`${text} is no date`);
    return parsed;
  };

  test.each([
    ['2018-06-09', '2018-06-09', '2018-06-09', true],
    ['2018-06-08/2018-06-09', '2018-06-09', '2018-06-09', true],
    ['2018-06', '2018-06-09', '2018-06-09', false],
    ['2018-06', '2018-01-01', '2018-12-31', true],
    ['2018', '2018-06-01', '2018-12-31', false],
    ['2018', null, '2018-12-31', true],
    ['../2018-06-09', '2018-06-09', '2018-06-09', true],
    ['../2018-06-09', '2018-06-01', '2018-06-08', false],
    ['2018-06-09/..', '2018-06-10', null, false],
    ['2018-06-09', null, null, true],
  ] as const)('%s in %s – %s: %s', (date, from, to, expected) => {
    expect(fallsInto(span(date), { from, to })).toBe(expected);
  });

  test('what falls into a range falls into every wider one', () => {
    const day = fc.integer({ min: 1, max: 28 }).map((n) => `2018-06-${String(n).padStart(2, '0')}`);
    const date = fc.oneof(day, fc.constantFrom('2018', '2018-06', '2018-06-03/2018-06-20'));
    fc.assert(
      fc.property(date, day, day, day, (text, from, to, wider) => {
        if (!fallsInto(span(text), { from, to })) return;
        const wide = { from: wider < from ? wider : from, to: wider > to ? wider : to };
        expect(fallsInto(span(text), wide)).toBe(true);
        expect(fallsInto(span(text), { from: null, to: null })).toBe(true);
      }),
    );
  });
});
