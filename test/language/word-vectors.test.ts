import { describe, expect, test } from 'vitest';
import { wordVectors } from '../../src/language/word-vectors.ts';

const { row, cosine } = wordVectors();
const likeness = (one: string, other: string) => cosine(row(one), row(other));

describe('words by what they mean', () => {
  test.each([
    ['skipper', 'captain'],
    ['scrapped', 'cancelled'],
    ['price', 'cost'],
    ['died', 'killed'],
  ])('%s means much the same as %s', (word, same) => {
    expect(likeness(word, same)).toBeGreaterThan(0.75);
  });

  test.each([
    ['skipper', 'postman'],
    ['cost', 'weather'],
    ['alive', 'ferry'],
  ])('%s means nothing like %s', (word, other) => {
    expect(likeness(word, other)).toBeLessThan(0.4);
  });

  test('a word is like itself, and one without a vector has no row', () => {
    expect(likeness('captain', 'captain')).toBeCloseTo(1, 1);
    expect(row('zzyzxx')).toBe(-1);
  });
});
