import { describe, expect, test } from 'vitest';
import { cite, citeParagraphs, distinct } from '../../src/contract/citations.ts';
import type { Passage } from '../../src/corpus/corpus.ts';
import { INVENTED, openWorld } from '../fixtures/corpora.ts';

const { corpus } = await openWorld(INVENTED);

function passage(article: string, paragraphs: readonly number[]): Passage {
  return { id: `${article}#1`, article, text: 'Text.', paragraphs, section: 0, line: 1 };
}

describe('a citation', () => {
  test.each([
    ['imbry-courier', [12], 'The Imbry Courier ¶12'],
    ['bell-002', [9, 10], 'bell-002 ¶9–10'],
    ['bell-002', [1, 2, 3, 7], 'bell-002 ¶1–3, ¶7'],
    ['bell-002', [8, 10], 'bell-002 ¶8, ¶10'],
  ])('of %s %j reads %s', (article, paragraphs, label) => {
    expect(cite(corpus, passage(article, paragraphs))).toEqual({
      article,
      passage: `${article}#1`,
      label,
    });
  });

  test('carries the address of an article that has one', () => {
    const [first] = corpus.articles;
    const linked = {
      ...corpus,
      articles: corpus.articles.map((article) =>
        article === first ? { ...article, url: 'https://example.org/a' } : article,
      ),
    };
    expect(cite(linked, passage(first?.id ?? '', [1])).url).toBe('https://example.org/a');
  });
});

describe('citeParagraphs', () => {
  test('gives one citation a paragraph, at the first passage that tells it', () => {
    expect(citeParagraphs(corpus, 'bell-002', [10, 9]).map(({ label }) => label)).toEqual([
      'bell-002 ¶10',
      'bell-002 ¶9',
    ]);
  });

  test('leaves out what nobody tells', () => {
    expect(citeParagraphs(corpus, 'bell-002', [1, 99])).toEqual([]);
    expect(citeParagraphs(corpus, 'nowhere', [1])).toEqual([]);
  });
});

test('distinct keeps the first of each label, in order', () => {
  const citation = (label: string, passageId: string) => ({
    article: 'a',
    passage: passageId,
    label,
  });
  expect(
    distinct([citation('a ¶1', 'a#1'), citation('a ¶2', 'a#2'), citation('a ¶1', 'a#3')]),
  ).toEqual([citation('a ¶1', 'a#1'), citation('a ¶2', 'a#2')]);
});
