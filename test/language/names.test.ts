import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createNames } from '../../src/language/names.ts';
import { words } from '../../src/language/words.ts';

const NAMES = createNames([
  {
    name: 'Anna Lindqvist',
    forms: ['Lindkvist', 'foreign minister', 'minister of foreign affairs'],
    split: true,
    owns: true,
  },
  { name: 'Bo Lindgren', forms: ['the old fox', 'head of the harbour'], split: true },
  { name: 'Anna Berg', forms: [], split: true },
  { name: 'Harbour Board', forms: ['board'], split: false },
]);

const found = (name: string, exact = true) => ({ kind: 'one', name, exact });

describe('resolve', () => {
  test.each([
    ['Anna Lindqvist', 'Anna Lindqvist'],
    ['LINDQVIST', 'Anna Lindqvist'],
    ['lindkvist', 'Anna Lindqvist'],
    ['the foreign minister', 'Anna Lindqvist'],
    ['Ms Lindqvist', 'Anna Lindqvist'],
    ['Lindqvist’s', 'Anna Lindqvist'],
    ['lindqvists', 'Anna Lindqvist'],
    ['old fox', 'Bo Lindgren'],
    ['the head of the harbour', 'Bo Lindgren'],
    ['head of harbour', 'Bo Lindgren'],
    ['bo', 'Bo Lindgren'],
    ['the board', 'Harbour Board'],
  ])('%s is %s', (typed, name) => {
    expect(NAMES.resolve(typed)).toEqual(found(name));
  });

  test.each([
    ['Lindqvits', 'Anna Lindqvist'],
    ['lindgrn', 'Bo Lindgren'],
    ['anna lindqvit', 'Anna Lindqvist'],
    ['berk', 'Anna Berg'],
  ])('%s is a slip for %s', (typed, name) => {
    expect(NAMES.resolve(typed)).toEqual(found(name, false));
  });

  test('a name that several bear is asked back', () => {
    expect(NAMES.resolve('anna')).toEqual({
      kind: 'several',
      names: ['Anna Lindqvist', 'Anna Berg'],
    });
  });

  test.each(['Quux', 'xyz', '', '—', 'Harbor Union', 'the', 'b'])('%j is nobody', (typed) => {
    expect(NAMES.resolve(typed).kind).toBe('none');
  });

  test('whatever is typed, only known names come out', () => {
    const known = new Set(['Anna Lindqvist', 'Bo Lindgren', 'Anna Berg', 'Harbour Board']);
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (typed) => {
        const resolution = NAMES.resolve(typed);
        const names =
          resolution.kind === 'one'
            ? [resolution.name]
            : resolution.kind === 'several'
              ? resolution.names
              : resolution.near;
        for (const name of names) expect(known.has(name)).toBe(true);
      }),
    );
  });

  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    '%s is a word like others',
    (typed) => {
      expect(NAMES.resolve(typed).kind).toBe('none');
      expect(NAMES.mentions([typed])).toEqual([]);
    },
  );
});

describe('mentions', () => {
  test('the longest form wins, from left to right, without overlap', () => {
    const tokens = words(
      'Anna Lindqvist, minister of foreign affairs, met the Harbour Board and Lindgren',
    );
    expect(NAMES.mentions(tokens).map(({ name, start, end }) => [name, start, end])).toEqual([
      ['Anna Lindqvist', 0, 2],
      ['Anna Lindqvist', 2, 6],
      ['Harbour Board', 8, 10],
      ['Bo Lindgren', 11, 12],
    ]);
  });

  test('nothing is guessed', () => {
    expect(NAMES.mentions(words('Lindqvits and Anna'))).toEqual([]);
  });
});

describe('correct', () => {
  test('a slip in a long word is mended, a short or ambiguous word is left alone', () => {
    expect(NAMES.correct('lindqvits')).toBe('lindqvist');
    expect(NAMES.correct('bp')).toBeNull();
    expect(NAMES.correct('lind')).toBeNull();
  });
});
