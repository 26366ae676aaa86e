import { expect, test } from 'vitest';
import type { Article } from '../../src/corpus/corpus.ts';
import { unitsOf } from '../../src/retrieval/units.ts';
import { INVENTED, openWorld } from '../fixtures/corpora.ts';

test('a heading that the text of an article repeats is nothing to answer with', async () => {
  const [article] = (await openWorld(INVENTED)).corpus.articles;
  const [passage] = article?.passages ?? [];
  const heading = article?.sections[passage?.section ?? -1]?.statement;
  if (!article || !passage || heading === undefined) throw new Error('no article');
  const printed: Article = { ...article, passages: [{ ...passage, text: heading }, passage] };
  expect(unitsOf(printed).map(({ text }) => text)).not.toContain(heading);
  expect(unitsOf(printed)).toEqual(unitsOf({ ...article, passages: [passage] }));
});
