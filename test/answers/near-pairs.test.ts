import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nearPairs } from '../../src/answers/near-pairs.ts';

const SHARE = 0.6;

/** Words of the shorter text that the longer one has as well, each as often as both have it. */
function inCommon(a: readonly string[], b: readonly string[]): number {
  const rest = [...b];
  const shared = a.filter((word) => rest.includes(word) && rest.splice(rest.indexOf(word), 1));
  return shared.length / Math.min(a.length, b.length);
}

test('no two texts are missed that have enough words in common, or a mark', () => {
  const words = fc.array(fc.constantFrom(...'abcdefghijkl'), { minLength: 1, maxLength: 9 });
  const text = fc.record({ words, marks: fc.subarray(['p', 'q', 'r'], { maxLength: 1 }) });
  fc.assert(
    fc.property(fc.array(text, { maxLength: 12 }), (texts) => {
      const near = nearPairs(texts, SHARE);
      for (const [i, one] of texts.entries())
        for (const [j, other] of texts.slice(0, i).entries())
          if (
            inCommon(one.words, other.words) >= SHARE ||
            one.marks.some((mark) => other.marks.includes(mark))
          )
            expect(near[i]).toContain(j);
    }),
  );
});

test('texts without a rare word in common are not compared', () => {
  const words = ['the tide was high', 'the bell was sold', 'the tide was very high'];
  const texts = words.map((text) => ({ words: text.split(' '), marks: [] }));
  expect(nearPairs(texts, SHARE)).toEqual([[], [], [0]]);
});
