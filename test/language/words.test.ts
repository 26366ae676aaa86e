import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isStopWord, stem, terms, words } from '../../src/language/words.ts';

describe('words', () => {
  test.each([
    ['U.S. and u.s.', ['us', 'and', 'us']],
    ['Anna’s hat', ['anna', 'hat']],
    ["They didn't; they can’t, cannot", ['they', 'not', 'they', 'not', 'not']],
    ['12.5 million, 3-on-3', ['12.5', 'million', '3', 'on', '3']],
    ['Café Zoë', ['cafe', 'zoe']],
  ])('%s', (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  test('nothing but letters, digits and inner points is left', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (text) => {
        for (const word of words(text)) expect(word).toMatch(/^[\p{L}\p{N}.'’]+$/u);
      }),
    );
  });
});

test('an apostrophe is one in whatever way it is typed', () => {
  for (const mark of ["'", '‘', '’', '`', '′', '‛'])
    expect(words(`Anna${mark}s O${mark}Neil didn${mark}t`)).toEqual(['anna', 'oneil', 'not']);
});

describe('terms', () => {
  test('words without a topic are left out, negations are not', () => {
    expect(terms('What was it that they did not say?')).toEqual(['not']);
    expect(isStopWord('not')).toBe(false);
  });

  test('the forms of a word share a stem', () => {
    expect(new Set(['negotiate', 'negotiated', 'negotiating'].map(stem)).size).toBe(1);
  });

  test.each([
    ['met', 'meets'],
    ['spoken', 'speaking'],
    ['withdrew', 'withdraw'],
    ['children', 'child'],
  ])('irregular forms too: %s, %s', (form, other) => {
    expect(stem(form)).toBe(stem(other));
  });

  test.each([
    ['rose', 'rise'],
    ['wound', 'wind'],
  ])('but not where a form is more often another word: %s, %s', (form, other) => {
    expect(stem(form)).not.toBe(stem(other));
  });

  test('numbers keep their form', () => {
    expect(stem('2022')).toBe('2022');
    expect(stem('80s')).toBe('80s');
  });
});
