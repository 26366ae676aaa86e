import { expect, test } from 'vitest';
import { createAnalyzer } from '../../src/retrieval/analysis.ts';
import { createLexicon } from '../../src/retrieval/lexicon.ts';
import { createVocabulary } from '../../src/retrieval/vocabulary.ts';
import { INVENTED, openWorld, SHIPPED } from '../fixtures/corpora.ts';

test.each([
  ['shipped', SHIPPED],
  ['invented', INVENTED],
])(
  'a text of the %s corpus has the terms that a question in its words has',
  async (_name, folder) => {
    const { corpus } = await openWorld(folder);
    const analyzer = createAnalyzer(corpus);
    const vocabulary = createVocabulary();
    const lexicon = createLexicon(analyzer.names, vocabulary);
    for (const { text } of [
      ...corpus.articles.flatMap(({ passages }) => passages),
      ...corpus.queries,
    ])
      expect(lexicon.read(text).terms.map(vocabulary.termOf)).toEqual(analyzer.terms(text));
  },
);
