import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ButtonState, createCustomIds } from '../../../src/adapters/discord/custom-id.ts';

const customIds = createCustomIds('a secret');

const states: fc.Arbitrary<ButtonState> = fc.oneof(
  fc.record({
    kind: fc.constant('page' as const),
    page: fc.nat(999),
    digest: fc.string({ unit: fc.constantFrom(...'abcXYZ019-_'), minLength: 6, maxLength: 6 }),
    line: fc.string({ unit: 'binary' }),
  }),
  fc.record({ kind: fc.constant('ask' as const), line: fc.string({ unit: 'binary' }) }),
  fc.constant({ kind: 'share' as const }),
);

describe('a custom id', () => {
  test('holds its whole state within 100 characters, or is none', () => {
    fc.assert(
      fc.property(states, (state) => {
        const id = customIds.write(state);
        expect(id === null || (id.length <= 100 && id.length > 0)).toBe(true);
        if (id !== null) expect(customIds.read(id)).toEqual(state);
      }),
    );
  });

  test('is read by every process that has the secret, and by no other', () => {
    const id = customIds.write({ kind: 'ask', line: '/help' }) ?? '';
    expect(createCustomIds('a secret').read(id)).toEqual({ kind: 'ask', line: '/help' });
    expect(createCustomIds('another').read(id)).toBeNull();
  });

  test('that was changed anywhere is refused', () => {
    const id =
      customIds.write({ kind: 'page', page: 1, digest: 'abcdef', line: '/timeline' }) ?? '';
    fc.assert(
      fc.property(fc.nat(id.length - 1), fc.string({ unit: 'binary', maxLength: 3 }), (at, put) => {
        const forged = id.slice(0, at) + put + id.slice(at + 1);
        if (forged !== id) expect(customIds.read(forged)).toBeNull();
      }),
      { numRuns: 1000 },
    );
  });

  test('out of nowhere is refused', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 100 }),
        (id) => customIds.read(id) === null,
      ),
      { numRuns: 1000 },
    );
  });
});
