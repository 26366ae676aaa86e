import * as z from 'zod';
import { suggestNames } from '../src/answers/people.ts';
import { cite } from '../src/contract/citations.ts';
import { type Context, defineCommand } from '../src/contract/command.ts';
import { answer, noAnswer, span, template } from '../src/contract/replies.ts';
import type { Block } from '../src/contract/reply.ts';
import { articleName } from '../src/corpus/access.ts';
import type { Article } from '../src/corpus/corpus.ts';
import { formatDate } from '../src/language/dates.ts';
import { fold, shorten } from '../src/language/text.ts';

export default defineCommand({
  name: 'sources',
  description: 'The articles behind the answers, or the outline of one',
  positional: 'article',
  options: z.strictObject({
    article: z
      .string()
      .trim()
      .max(100, 'can be 100 characters long at most')
      .optional()
      .meta({ description: 'An article or its outlet', suggests: true }),
  }),
  run({ article = '' }, context) {
    const { articles, event } = context.corpus;
    if (article === '') {
      return answer(
        [
          template(
            `Everything I say about ${event.name} comes from these ${articles.length} articles:`,
          ),
          ...articles.flatMap((item) => card(item, context)),
        ],
        {
          title: 'Sources',
          suggestions: articles.map(({ id }) => `/sources ${id}`).slice(0, 5),
        },
      );
    }
    const found = findByName(article, articles);
    if (found)
      return answer([...card(found, context), ...outline(found, context)], {
        title: articleName(found),
      });
    return noAnswer(`I have no article called “${shorten(article, 60)}”.`, {
      reason: 'unknown_name',
      suggestions: ['/sources', ...articles.slice(0, 3).map(({ id }) => `/sources ${id}`)],
    });
  },
  suggest(_option, partial, { corpus }) {
    return suggestNames(
      corpus.articles.map(({ id }) => id),
      partial,
    );
  },
});

/** By id, by outlet, by title, or by the number of the article in the list. */
function findByName(typed: string, articles: readonly Article[]): Article | undefined {
  const key = simple(typed);
  const number = /^(?:article|source)?(\d)$/u.exec(key)?.[1];
  return (
    articles.find(({ id, outlet, title }) =>
      [id, outlet ?? '', title].some((name) => simple(name) === key),
    ) ??
    (number === undefined ? undefined : articles[Number(number) - 1]) ??
    articles.find(
      ({ id, outlet }) =>
        key.length > 2 && [id, outlet ?? ''].some((name) => simple(name).includes(key)),
    )
  );
}

function simple(text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}]/gu, '');
}

function card(article: Article, { corpus }: Context): readonly Block[] {
  const { outlet, published, passages, paragraphs, furniture, title } = article;
  const first = passages[0];
  const quotations = passages.filter(({ quotation }) => quotation).length;
  const facts = [
    outlet ?? `${article.id}, outlet not named`,
    published === null ? 'no date printed' : `dated ${formatDate(published)}`,
    `${paragraphs - furniture.length} paragraphs`,
    `${quotations} ${quotations === 1 ? 'quotation' : 'quotations'}`,
    article.kind === 'digest' ? 'told in our own words' : 'full text',
  ];
  return [span(title, first ? [cite(corpus, first)] : []), template(facts.join(' · '))];
}

/** The headings of an article, each once, with the paragraphs that stand below it first. */
function outline(article: Article, { corpus }: Context): readonly Block[] {
  const seen = new Set<string>();
  return article.sections.flatMap(({ moment, statement, date }, index) => {
    const passage = article.passages.find((candidate) => candidate.section === index);
    if (seen.has(moment) || !passage) return [];
    seen.add(moment);
    const citations = [cite(corpus, passage)];
    return date === null
      ? [span(statement, citations)]
      : [
          {
            kind: 'event' as const,
            date: date.text,
            precision: date.precision,
            text: statement,
            citations,
          },
        ];
  });
}
