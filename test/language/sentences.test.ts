import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sentences } from '../../src/language/sentences.ts';

describe('sentences', () => {
  test.each([
    ['He met the U.S. President. They talked.', ['He met the U.S. President.', 'They talked.']],
    [
      'Mr. Ek left at 3 p.m. on Friday. Nobody saw him.',
      ['Mr. Ek left at 3 p.m. on Friday.', 'Nobody saw him.'],
    ],
    ['It took 2.5 hours. It ended.', ['It took 2.5 hours.', 'It ended.']],
    ['She said: “No. Not today.” He left.', ['She said: “No. Not today.”', 'He left.']],
    ['“Why?” she asked. Nobody knew.', ['“Why?” she asked.', 'Nobody knew.']],
    ['“Stop!” Ann Lee told them. Nobody did.', ['“Stop!” Ann Lee told them.', 'Nobody did.']],
    ['“Stop!” The ferry sailed.', ['“Stop!”', 'The ferry sailed.']],
    ['One sentence without an end', ['One sentence without an end']],
    ['', []],
    ['   ', []],
  ])('%s', (paragraph, expected) => {
    expect(sentences(paragraph)).toEqual(expected);
  });

  test('no word is lost, doubled or moved', () => {
    const piece = fc.constantFrom(
      'He',
      'said.',
      '“No.',
      'Yes!”',
      'Mr.',
      'Lee?',
      'it',
      'U.S.',
      '3.5',
      '…',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const paragraph = pieces.join(' ');
        expect(sentences(paragraph).join(' ')).toBe(paragraph);
      }),
    );
  });
});
