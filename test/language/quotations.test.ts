import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { comparable, overlap, quotedParts, quotedWords } from '../../src/language/quotations.ts';

describe('comparable', () => {
  test('typography, case, white space and punctuation do not count', () => {
    expect(comparable('“It’s  OVER — for now,”')).toBe(comparable('"it\'s over - for now"'));
  });

  test('words, contractions and numbers do', () => {
    expect(comparable('it is over')).not.toBe(comparable('it’s over'));
    expect(comparable('3.5 hours')).not.toBe(comparable('35 hours'));
    expect(comparable('we can')).not.toBe(comparable('we can’t'));
  });

  test('inner hyphens and points stay in their words', () => {
    expect(quotedWords('Business-like U.S. relations in 3.5 years')).toEqual([
      'business-like',
      'u.s',
      'relations',
      'in',
      '3.5',
      'years',
    ]);
  });
});

describe('quotedParts', () => {
  test.each([
    ['did she say “no deal” then?', ['no deal']],
    ['"one two three" and "four"', ['one two three', 'four']],
    ['‘it’s fine’ he said', ['it’s fine']],
    ['«si senor»', ['si senor']],
    ['no marks at all, it’s plain', []],
    ['“unclosed', []],
  ])('%s', (text, expected) => {
    expect(quotedParts(text)).toEqual(expected);
  });
});

describe('overlap', () => {
  test('is 1 for the same words, 0 for none, and the same both ways', () => {
    expect(overlap('one two', 'Two one')).toBe(1);
    expect(overlap('one', 'two')).toBe(0);
    expect(overlap('', '')).toBe(0);
    const text = fc
      .array(fc.constantFrom('a1', 'b2', 'c3'), { maxLength: 8 })
      .map((w) => w.join(' '));
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(overlap(a, b)).toBeCloseTo(overlap(b, a));
        expect(overlap(a, b)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
