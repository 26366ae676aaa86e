import fc from 'fast-check';
import { expect, test } from 'vitest';
import { atOnce } from '../../src/corpus/slices.ts';
import { createTermBags } from '../../src/retrieval/term-bags.ts';
import { createVocabulary } from '../../src/retrieval/vocabulary.ts';

test('tell the distinct terms of each document, and the documents of each term', () => {
  const texts = fc.array(fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e')), { maxLength: 9 });
  fc.assert(
    fc.property(texts, (documents) => {
      const vocabulary = createVocabulary();
      const bags = createTermBags(vocabulary);
      for (const terms of documents)
        expect(bags.add(terms.map(vocabulary.add))).toBe(new Set(terms).size);
      atOnce(bags.complete());
      expect(bags.count).toBe(documents.length);
      for (const [id, terms] of documents.entries())
        expect(Array.from(bags.termsOf(id), vocabulary.termOf)).toEqual([...new Set(terms)]);
      for (let term = 0; term < vocabulary.size; term++)
        expect([...bags.holdersOf(term)]).toEqual(
          [...documents.keys()].filter((id) =>
            documents[id]?.some((held) => held === vocabulary.termOf(term)),
          ),
        );
    }),
  );
});

test('count what is added beside a text as no term of it', () => {
  const bags = createTermBags({ ...createVocabulary(), size: 4 });
  expect(bags.add([2, 0, 2], [3, 0])).toBe(2);
  atOnce(bags.complete());
  expect([...bags.termsOf(0)]).toEqual([2, 0, 3]);
});
