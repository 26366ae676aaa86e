import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ButtonState, createCustomIds } from '../../../src/adapters/discord/custom-id.ts';
import { readQuestion, writeQuestion } from '../../../src/adapters/discord/question.ts';
import { clean } from '../../../src/language/text.ts';

const customIds = createCustomIds('a secret');

const states: fc.Arbitrary<ButtonState> = fc.oneof(
  fc.record({
    kind: fc.constant('page' as const),
    page: fc.nat(999),
    digest: fc.string({ unit: fc.constantFrom(...'abcXYZ019-_'), minLength: 6, maxLength: 6 }),
    question: fc.string({ unit: 'binary' }),
  }),
  fc.record({ kind: fc.constant('ask' as const), question: fc.string({ unit: 'binary' }) }),
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
    const id = customIds.write({ kind: 'ask', question: '/help' }) ?? '';
    expect(createCustomIds('a secret').read(id)).toEqual({ kind: 'ask', question: '/help' });
    expect(createCustomIds('another').read(id)).toBeNull();
  });

  test('that was changed anywhere is refused', () => {
    const id =
      customIds.write({ kind: 'page', page: 1, digest: 'abcdef', question: '/timeline' }) ?? '';
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

describe('a question', () => {
  const values = fc.oneof(fc.string({ unit: 'binary' }), fc.integer(), fc.boolean());
  const commands = fc.record({
    kind: fc.constant('command' as const),
    command: fc.constantFrom('quote', 'ask'),
    options: fc.dictionary(fc.constantFrom('speaker', 'about', 'limit', '__proto__x'), values, {
      noNullPrototype: true,
    }),
  });

  test('comes back as it was written, its texts cleaned', () => {
    fc.assert(
      fc.property(commands, (question) => {
        const line = writeQuestion(question);
        const options = Object.fromEntries(
          Object.entries(question.options).map(([name, value]) => [
            name,
            typeof value === 'string' ? clean(value) : value,
          ]),
        );
        if (line !== null) expect(readQuestion(line)).toEqual({ ...question, options });
      }),
    );
  });

  test('as text keeps its words', () => {
    const line = writeQuestion({ kind: 'text', text: 'who =: said\n"that"?' }) ?? '';
    expect(readQuestion(line)).toEqual({ kind: 'text', text: 'who =: said "that"?' });
  });
});
