import { asLine } from '../../src/import/input/text-page.ts';
import { createCast } from '../../src/import/people/cast.ts';
import { readArticle } from '../../src/import/read-article.ts';

/** Reads paragraphs; gives their quotations: `who` is empty where the words name nobody. */
export function quotations(paragraphs: readonly string[]) {
  const page = { title: null, outlet: null, published: null, url: null, byline: null };
  const lines = paragraphs.map(asLine);
  return readArticle({ ...page, lines }, createCast([])).marked.map(({ kind, speaker }) => ({
    rule: speaker?.rule ?? null,
    who: speaker?.who.map(({ name }) => name).join(' and ') ?? 'unclear',
    kind,
  }));
}

/** The last of them. */
export function lastQuotation(...paragraphs: readonly string[]) {
  return quotations(paragraphs).at(-1);
}
