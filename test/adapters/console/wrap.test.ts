import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { columns, wrap } from '../../../src/adapters/console/wrap.ts';

describe('wrap', () => {
  test('breaks at spaces and indents what follows', () => {
    expect(wrap('one two three four', 9, '  ')).toBe('one two\n  three\n  four');
  });

  test('leaves lines unbroken without a width, and words longer than a line whole', () => {
    expect(wrap('one two', Number.POSITIVE_INFINITY)).toBe('one two');
    expect(wrap('a extraordinary b', 5)).toBe('a\nextraordinary\nb');
  });

  test('does not count escape sequences', () => {
    expect(columns('\u001b[1mbold\u001b[22m')).toBe(4);
    expect(wrap('\u001b[1mbold\u001b[22m word', 9)).toBe('\u001b[1mbold\u001b[22m word');
  });

  test('keeps every word in order, within the width', () => {
    const words = fc.array(fc.stringMatching(/^[a-z]{1,8}$/u), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(words, fc.integer({ min: 10, max: 60 }), (all, width) => {
        const wrapped = wrap(all.join(' '), width, '  ');
        expect(wrapped.split(/\s+/u)).toEqual(all);
        for (const line of wrapped.split('\n')) expect(columns(line)).toBeLessThanOrEqual(width);
      }),
    );
  });
});
