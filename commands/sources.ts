import * as z from 'zod';
import { suggestNames } from '../src/answers/people.ts';
import { cite } from '../src/contract/citations.ts';
import { type Context, defineCommand } from '../src/contract/command.ts';
import { answer, noAnswer, span, template } from '../src/contract/replies.ts';
import type { Block, Citation } from '../src/contract/reply.ts';
import { articleName } from '../src/corpus/access.ts';
import type { Article, Corpus } from '../src/corpus/corpus.ts';
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
  const number = /^(?:article|source)?[\s#]*(\d+)$/u.exec(fold(typed))?.[1];
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
  const quotations = passages.filter(({ quotation }) => quotation).length;
  const facts = [
    outlet ?? `${article.id}, outlet not named`,
    published === null ? 'no date printed' : `dated ${formatDate(published)}`,
    furniture.length === 0
      ? `${paragraphs} paragraphs`
      : `${paragraphs} paragraphs with headings, captions and credits, ${paragraphs - furniture.length} without`,
    `${quotations} ${quotations === 1 ? 'quotation' : 'quotations'}`,
    article.kind === 'digest' ? 'told in our own words' : 'full text',
  ];
  return [span(title, wholeOf(article, corpus)), template(facts.join(' · '))];
}

/** An article as such: what it is called stands above its paragraphs, or is ours. */
function wholeOf(article: Article, corpus: Corpus): readonly Citation[] {
  return article.passages
    .slice(0, 1)
    .map((first) => ({ ...cite(corpus, first), label: articleName(article) }));
}

/** The headings of an article, each once, with the paragraphs that stand below it first; undated ones last. */
function outline(article: Article, { corpus }: Context): readonly Block[] {
  const seen = new Set<string>();
  const parts = article.sections.flatMap(({ moment, statement, date }, index) => {
    const passage = article.passages.find((candidate) => candidate.section === index);
    if (seen.has(moment) || !passage) return [];
    seen.add(moment);
    return [{ statement, date, citations: [cite(corpus, passage)] }];
  });
  const dated = parts.flatMap(({ statement, date, citations }) =>
    date === null
      ? []
      : [
          {
            kind: 'event' as const,
            date: date.text,
            precision: date.precision,
            text: statement,
            citations,
          },
        ],
  );
  const undated = parts.filter(({ date }) => date === null);
  return [
    template('What it tells, and where that begins:'),
    ...dated,
    ...(undated.length > 0 ? [template('Without a date:')] : []),
    ...undated.map(({ statement, citations }) => span(statement, citations)),
  ];
}
