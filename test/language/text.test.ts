import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clean, fold, list, plainMarks, shorten } from '../../src/language/text.ts';

const ANYTHING = fc.string({ unit: 'binary', maxLength: 200 });

describe('clean', () => {
  test('control, bidi, zero-width and private-use characters become spaces', () => {
    expect(clean('a\u0000b\u202ec\u200bd\ue000e\u2066f')).toBe('a b c d e f');
  });

  test('lone surrogates go, pairs stay', () => {
    expect(clean('one\ud800two 🦊')).toBe('one two 🦊');
  });

  test('quotation marks, case and dashes stay', () => {
    expect(clean('  “So — it’s”\n\tDONE ')).toBe('“So — it’s” DONE');
  });

  test('whatever comes in, the result is well-formed, single-spaced and stays when cleaned again', () => {
    fc.assert(
      fc.property(ANYTHING, (text) => {
        const cleaned = clean(text);
        expect(cleaned.isWellFormed()).toBe(true);
        expect(cleaned).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]|\s\s|^\s|\s$/u);
        expect(clean(cleaned)).toBe(cleaned);
      }),
    );
  });
});

describe('plainMarks and fold', () => {
  test('curly marks and long dashes become plain ones', () => {
    expect(plainMarks('“It’s” — «fine»')).toBe('"It\'s" - "fine"');
  });

  test('two spellings of a word fold to the same', () => {
    expect(fold('Éva O’NEIL')).toBe(fold("eva o'neil"));
  });
});

describe('shorten', () => {
  test('a short text stays as it is', () => {
    expect(shorten('one two', 7)).toBe('one two');
  });

  test('a long text is cut between words', () => {
    expect(shorten('one two three four', 10)).toBe('one two…');
  });

  test('the result never exceeds the limit nor splits a pair of surrogates', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 80 }),
        fc.integer({ min: 1, max: 60 }),
        (text, limit) => {
          const short = shorten(text, limit);
          expect(short.length).toBeLessThanOrEqual(Math.max(limit, 1));
          expect(short.isWellFormed()).toBe(true);
        },
      ),
    );
  });
});

test('lists read as people write them', () => {
  expect([list([]), list(['a']), list(['a', 'b']), list(['a', 'b', 'c'])]).toEqual([
    '',
    'a',
    'a and b',
    'a, b and c',
  ]);
});
