import { describe, expect, test } from 'vitest';
import { cutMark, findWords, tokenize, wordParts } from '../../../src/answers/verify/tokens.ts';

const find = (whole: string, part: string) =>
  findWords(wordParts(tokenize(whole)), wordParts(tokenize(part)));

describe('findWords', () => {
  test.each([
    ['a non-binding deal was made', 'non binding deal', { start: 1, end: 3 }],
    ['a non binding deal was made', 'non-binding deal', { start: 1, end: 4 }],
    ['a non-binding deal was made', 'Non‑Binding', { start: 1, end: 2 }],
    ['a non-binding deal was made', 'binding deal', null],
    ['a non-binding deal was made', 'a non', null],
    ['a non-binding deal was made', '', null],
    ['', 'deal', null],
  ])('in “%s” finds “%s” at %o', (whole, part, place) => {
    expect(find(whole, part)).toEqual(place);
  });
});

describe('cutMark', () => {
  test.each([
    ['We left … early', '…'],
    ['We left ... early', '...'],
    ['We left, early', null],
  ])('of the last word of “%s” is %s', (text, mark) => {
    expect(tokenize(text).map(cutMark).at(-1)).toBe(mark);
  });
});
