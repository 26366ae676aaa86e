import type { Article, Corpus } from '../corpus.ts';

/** What a corpus holds, a line an article, then the points by kind and the people. */
export function coverage(corpus: Corpus): readonly string[] {
  const { articles, points, people, queries, unanswered } = corpus;
  const kinds = countBy(points.map(({ kind }) => kind));
  return [
    ...articles.map((article) => articleLine(article, queries)),
    `points: ${points.length}${kinds === '' ? '' : ` (${kinds})`}`,
    `people.yaml: ${people.length} (${countBy(people.map(({ kind }) => kind))})`,
    `queries: ${queries.length} answered, ${unanswered.length} unanswered`,
  ];
}

function articleLine(article: Article, queries: Corpus['queries']): string {
  const { id, paragraphs, furniture, passages } = article;
  const told = new Set(passages.flatMap((passage) => passage.paragraphs)).size;
  const quotations = passages.filter(({ quotation }) => quotation).length;
  const asked = queries.filter((query) => query.article === id).length;
  return `${id}: ${paragraphs} paragraphs, ${told} told, ${furniture.length} furniture, ${quotations} quotations, ${asked} queries`;
}

/** "3 conflict, 2 wording", most frequent first. */
function countBy(kinds: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([kind, count]) => `${count} ${kind}`)
    .join(', ');
}
