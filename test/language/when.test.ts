import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseWhen } from '../../src/language/when.ts';

/** 12 June 2019 is a Wednesday. */
const CALENDAR = {
  lastDay: '2019-06-12',
  days: ['2019-06-08', '2019-06-10', '2019-06-12', '2019-06-13'],
};

describe('parseWhen', () => {
  test.each([
    ['2019-06-12', '2019-06-12', '2019-06-12'],
    ['2019-6-5', '2019-06-05', '2019-06-05'],
    ['2019-06', '2019-06-01', '2019-06-30'],
    ['2018', '2018-01-01', '2018-12-31'],
    ['12 June 2019', '2019-06-12', '2019-06-12'],
    ['the 3rd of May, 2018', '2018-05-03', '2018-05-03'],
    ['June 12', '2019-06-12', '2019-06-12'],
    ['Sept. 1, 2017', '2017-09-01', '2017-09-01'],
    ['in march', '2019-03-01', '2019-03-31'],
    ['12/6/2019', '2019-06-12', '2019-06-12'],
    ['6/13/2019', '2019-06-13', '2019-06-13'],
    ['on Wednesday', '2019-06-12', '2019-06-12'],
    ['thursday', '2019-06-13', '2019-06-13'],
    ['Friday', '2019-06-07', '2019-06-07'],
    ['before 2019', null, '2018-12-31'],
    ['until 10 June', null, '2019-06-10'],
    ['after May 2018', '2018-06-01', null],
    ['since 2017-11-05', '2017-11-05', null],
    ['from 2019-06-08 to 2019-06-12', '2019-06-08', '2019-06-12'],
    ['from:2019-06-08 to:2019-06-12', '2019-06-08', '2019-06-12'],
    ['between May and June 2019', '2019-05-01', '2019-06-30'],
    ['2019-06-08 - 2019-06-12', '2019-06-08', '2019-06-12'],
    ['2019-06-08/2019-06-12', '2019-06-08', '2019-06-12'],
    ['2019-06-08..2019-06-12', '2019-06-08', '2019-06-12'],
    ['monday to wednesday', '2019-06-10', '2019-06-12'],
    ['8-12 June 2019', '2019-06-08', '2019-06-12'],
    ['June 8 to 12', '2019-06-08', '2019-06-12'],
    ['2017-2019', '2017-01-01', '2019-12-31'],
    ['after 2017 and before 2019', '2018-01-01', '2018-12-31'],
    ['since june 8 until june 10', '2019-06-08', '2019-06-10'],
  ])('%s', (text, from, to) => {
    expect(parseWhen(text, CALENDAR)).toMatchObject({
      kind: 'range',
      range: { from, to },
      rest: '',
    });
  });

  test('words beside the date are handed back', () => {
    expect(parseWhen('Anna Lee before 2019', CALENDAR)).toMatchObject({
      range: { from: null, to: '2018-12-31' },
      rest: 'anna lee',
    });
  });

  test.each([
    '2019-02-30',
    '31 April',
    'June 31 2019',
    '2019-13-01',
    '30/2/2019',
    'before February 30',
  ])('%s cannot be', (text) => {
    expect(parseWhen(text, CALENDAR).kind).toBe('impossible');
  });

  test.each([
    'from 2019-06-12 to 2019-06-08',
    'June 12-8',
    '2019-2017',
    'after 2019 and before 2017',
  ])('%s is turned round', (text) => {
    expect(parseWhen(text, CALENDAR).kind).toBe('reversed');
  });

  test.each(['', 'may', 'they march on', 'the sun', 'at 12:30', '20190', 'everything'])(
    '%j names no time',
    (text) => {
      expect(parseWhen(text, CALENDAR)).toEqual({ kind: 'none', rest: text });
    },
  );

  test('whatever is typed, a range never ends before it starts', () => {
    const piece = fc.constantFrom(
      'from',
      'to',
      'before',
      'after',
      '2019',
      '2018-06',
      'june',
      '12',
      '-',
      'friday',
      'and',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const when = parseWhen(pieces.join(' '), CALENDAR);
        if (when.kind !== 'range') return;
        const { from, to } = when.range;
        if (from !== null && to !== null) expect(from <= to).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
