import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  formatDate,
  overlaps,
  parseDateSpan,
  partialDate,
  weekday,
} from '../../src/language/dates.ts';

const DAY = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('parseDateSpan', () => {
  test.each([
    ['2022', { precision: 'year', from: '2022-01-01', to: '2022-12-31' }],
    ['2024-02', { precision: 'month', from: '2024-02-01', to: '2024-02-29' }],
    ['2024-02-29', { precision: 'day', from: '2024-02-29', to: '2024-02-29' }],
    ['2024-03-01/2024-03-02', { precision: 'day', from: '2024-03-01', to: '2024-03-02' }],
    ['../2024-03', { precision: 'month', from: null, to: '2024-03-31' }],
    ['2024/..', { precision: 'year', from: '2024-01-01', to: null }],
  ])('%s', (text, expected) => {
    expect(parseDateSpan(text)).toEqual({ text, ...expected });
  });

  test.each([
    '2023-02-29',
    '2024-13',
    '2024-00',
    '2024-04-31',
    '2024-1-1',
    '2024-03-02/2024-03-01',
    '../..',
    '..',
    '',
    '2024/2025/2026',
    'May',
    '2024-03-01T10:00',
    '/',
    '2024/',
  ])('%j is no date', (text) => {
    expect(parseDateSpan(text)).toBeNull();
  });

  test('every day of the calendar is read as itself', () => {
    fc.assert(
      fc.property(DAY, (day) => {
        expect(partialDate(day)).toEqual({ from: day, to: day, precision: 'day' });
      }),
    );
  });
});

describe('days', () => {
  test('adding days and taking them away leads back', () => {
    fc.assert(
      fc.property(DAY, fc.integer({ min: -5000, max: 5000 }), (day, days) => {
        expect(addDays(addDays(day, days), -days)).toBe(day);
        expect(weekday(addDays(day, 7))).toBe(weekday(day));
      }),
    );
  });

  test('ranges overlap whichever comes first, and open ends reach everywhere', () => {
    const range = fc
      .tuple(fc.option(DAY, { nil: null }), fc.option(DAY, { nil: null }))
      .map(([a, b]) =>
        a !== null && b !== null && a > b ? { from: b, to: a } : { from: a, to: b },
      );
    fc.assert(
      fc.property(range, range, (a, b) => {
        expect(overlaps(a, b)).toBe(overlaps(b, a));
        expect(overlaps(a, { from: null, to: null })).toBe(true);
      }),
    );
  });
});

test('dates read as people write them, as precise as they are', () => {
  expect(
    ['2022', '2022-02', '2022-02-24', '../2022-02-24', '2022/..', '2022-02-24/2022-02-25'].map(
      formatDate,
    ),
  ).toEqual([
    '2022',
    'February 2022',
    '24 February 2022',
    'by 24 February 2022',
    'from 2022',
    '24 February 2022 – 25 February 2022',
  ]);
});
