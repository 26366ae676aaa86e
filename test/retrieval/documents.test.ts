import MiniSearch from 'minisearch';
import { expect, test } from 'vitest';
import { atOnce } from '../../src/corpus/slices.ts';
import { createDocuments } from '../../src/retrieval/documents.ts';
import { createTermBags } from '../../src/retrieval/term-bags.ts';
import { createVocabulary } from '../../src/retrieval/vocabulary.ts';

const TEXTS = [
  'the ferry left the harbour',
  'a storm held the ferry',
  'nobody saw the storm come over the long grey harbour wall',
  'harbour',
].map((text) => text.split(' '));

const vocabulary = createVocabulary();
const bags = createTermBags(vocabulary);
const documents = createDocuments(bags);
for (const words of TEXTS) documents.add(bags.add(words.map(vocabulary.add)));
atOnce(bags.complete());

test('score a term as an index of all documents does, to the last digit', () => {
  const whole = new MiniSearch({ fields: ['text'], tokenize: (text) => text.split(' ') });
  whole.addAll(TEXTS.map((words, id) => ({ id, text: [...new Set(words)].join(' ') })));
  for (const word of ['ferry', 'storm', 'harbour', 'the', 'nobody']) {
    const found = documents.search([vocabulary.numberOf(word)], { limit: 9, accepts: () => true });
    const expected = whole.search(word).map(({ id, score }) => ({ id, score }));
    expect(found.map(({ id, score }) => ({ id, score }))).toEqual(expected);
  }
});

test('come first where they hold more of the terms asked for', () => {
  const terms = ['storm', 'ferry'].map(vocabulary.numberOf);
  const found = documents.search(terms, { limit: 2, accepts: (id) => id !== 0 });
  expect(found.map(({ id }) => id)).toEqual([1, 2]);
});
