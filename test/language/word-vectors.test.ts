import { describe, expect, test } from 'vitest';
import { wordVectors } from '../../src/language/word-vectors.ts';

const { row, cosine } = wordVectors();
const likeness = (one: string, other: string) => cosine(row(one), row(other));

describe('words by what they mean', () => {
  test.each([
    ['skipper', 'captain', 'ferry'],
    ['scrapped', 'cancelled', 'postman'],
    ['dead', 'killed', 'alive'],
    ['price', 'cost', 'weather'],
  ])('%s is nearer to %s than to %s', (word, same, other) => {
    expect(likeness(word, same)).toBeGreaterThan(likeness(word, other) + 0.1);
  });

  test('a word is like itself, and one without a vector has no row', () => {
    expect(likeness('captain', 'captain')).toBeCloseTo(1, 1);
    expect(row('zzyzxx')).toBe(-1);
  });
});
