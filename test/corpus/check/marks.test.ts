import { describe, expect, test } from 'vitest';
import { markedSpans, quotedSpans, standsQuoted } from '../../../src/corpus/check/marks.ts';

describe('quotedSpans', () => {
  test.each([
    ['She said “no” and “not yet,” twice.', ['no', 'not yet,']],
    ['"One," he said. "Two."', ['One,', 'Two.']],
    ['“It runs on', ['It runs on']],
    ['“That’s fine,’ Lee said. ‘It’s over.”', ['That’s fine,', 'It’s over.']],
    ['“It’s the dogs’ day, isn’t it?”', ['It’s the dogs’ day, isn’t it?']],
    ['Lee: ‘No Deal’', []],
  ])('%s', (paragraph, spans) => {
    expect(quotedSpans(paragraph)).toEqual(spans);
  });
});

describe('standsQuoted', () => {
  test.each([
    ['not yet,', 'She said “not yet,” twice.'],
    ['Not yet', 'Lee Says ‘Not Yet’ and ‘Not yet’'],
    ['One,', '"One," he said.'],
    ['That’s fine,', '“That’s fine,’ Lee said. ‘It’s over.”'],
    ['It’s over.', '“That’s fine,’ Lee said. ‘It’s over.”'],
  ])('%s stands so in %s', (text, paragraph) => {
    expect(standsQuoted(text, paragraph)).toBe(true);
  });

  test.each([
    ['not yet', 'She said “not yet,” twice.'],
    ['yet,', 'She said “not yet,” twice.'],
    ['twice.', 'She said “not yet,” twice.'],
    ['Not yet,', 'She said “not yet,” twice.'],
    ['That’s', '“That’s fine”'],
    ['That', '“That’s fine”'],
  ])('%s does not stand so in %s', (text, paragraph) => {
    expect(standsQuoted(text, paragraph)).toBe(false);
  });
});

test('markedSpans are what stands between curly double marks', () => {
  expect(markedSpans('He called it “a day” and ‘fine’, “so” to speak.')).toEqual(['a day', 'so']);
});
