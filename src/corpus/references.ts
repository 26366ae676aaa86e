import { fold } from '../language/text.ts';
import type { Article, Corpus, Person } from './corpus.ts';
import type { Problem } from './problem.ts';
import { checkQueries } from './query-references.ts';
import {
  checkParagraphs,
  type Known,
  type Place,
  placeOf,
  type Sources,
  type Told,
} from './reference.ts';

/**
 * What no single file can tell: duplicate ids and names, references to articles and paragraphs that do not
 * exist, one moment with two dates, dates in the future, paragraphs neither told nor listed as furniture.
 */
export function checkReferences(corpus: Corpus, sources: Sources): readonly Problem[] {
  const told: Told = new Map(
    corpus.articles.map((article) => [
      article.id,
      { file: article.file, paragraphs: paragraphsOf(article) },
    ]),
  );
  const known = { ...sources, told };
  return [
    ...checkArticles(corpus, sources),
    ...checkPeople(corpus, known),
    ...checkPoints(corpus, known),
    ...checkEvent(corpus, known),
    ...checkQueries(corpus, known),
  ];
}

function* checkArticles({ articles }: Corpus, sources: Sources): Generator<Problem> {
  if (articles.length === 0)
    yield {
      file: 'articles',
      message: 'holds no article; add one as a Markdown file',
    };
  const owner = new Map<string, string>();
  const dates = new Map<string, { text: string; file: string }>();
  for (const article of articles) {
    const { id, file, published } = article;
    const at = (...path: PropertyKey[]) => placeOf(file, path, sources);
    const other = owner.get(id);
    if (other !== undefined)
      yield { ...at('id'), message: `"${id}" is the id of ${other} too; ids must differ` };
    owner.set(id, file);
    if (published !== null && published > sources.today)
      yield { ...at('published'), message: `${published} lies in the future; mend the date` };
    if (article.passages.length === 0)
      yield { ...at('paragraphs'), message: 'holds no paragraph; add one below a heading' };
    for (const [index, { moment, date }] of article.sections.entries()) {
      const heading = () => ({ ...at('sections', index), field: 'heading' });
      const text = date?.text ?? 'no date';
      const before = dates.get(moment);
      if (before && before.text !== text) {
        const message = `gives the moment ${text}, but ${before.file} ${before.text}; one moment has one date`;
        yield { ...heading(), field: `{#${moment}}`, message };
      } else dates.set(moment, { text, file });
      if ((date?.to ?? date?.from ?? '') > futureLimit(date?.precision, sources.today))
        yield { ...heading(), message: `the date ${text} lies in the future; mend the date` };
    }
    yield* checkCoverage(article, at);
  }
}

function* checkCoverage(
  article: Article,
  at: (field: 'furniture' | 'paragraphs') => Place,
): Generator<Problem> {
  const { paragraphs, furniture } = article;
  const told = paragraphsOf(article);
  for (const number of furniture)
    if (number > paragraphs)
      yield {
        ...at('furniture'),
        message: `names ¶${number}, but the article has ${paragraphs} paragraphs`,
      };
    else if (told.has(number))
      yield {
        ...at('furniture'),
        message: `lists ¶${number}, which a paragraph tells; it must be one or the other`,
      };
  const listed = new Set(furniture);
  for (let number = 1; number <= paragraphs; number++)
    if (!told.has(number) && !listed.has(number))
      yield {
        ...at('paragraphs'),
        message: `¶${number} is neither told nor listed as furniture; tell it or list it`,
      };
}

function paragraphsOf({ passages }: Article): ReadonlySet<number> {
  const found = new Set<number>();
  for (const { paragraphs } of passages) for (const number of paragraphs) found.add(number);
  return found;
}

function* checkPeople({ people }: Corpus, sources: Known): Generator<Problem> {
  const owner = new Map<string, Person>();
  for (const [index, person] of people.entries()) {
    const at = (...path: PropertyKey[]) => placeOf('people.yaml', [index, ...path], sources);
    const forms = [
      { form: person.name, path: ['name'] },
      ...person.spellings.map(({ form }, i) => ({ form, path: ['spellings', i, 'form'] })),
      ...person.titles.map((form, i) => ({ form, path: ['titles', i] })),
      ...person.aliases.map((form, i) => ({ form, path: ['aliases', i] })),
    ];
    for (const { form, path } of forms) {
      const folded = fold(form);
      const other = owner.get(folded) ?? person;
      if (other !== person)
        yield {
          ...at(...path),
          message: `"${form}" means ${other.name} too; a name must mean one entry`,
        };
      owner.set(folded, person);
    }
    for (const [i, { article, paragraph }] of person.roles.entries())
      yield* checkParagraphs(sources.told, () => at('roles', i), article, [paragraph]);
    for (const [i, { articles: printed }] of person.spellings.entries())
      for (const article of printed)
        yield* checkParagraphs(sources.told, () => at('spellings', i, 'articles'), article, []);
  }
}

function* checkPoints({ points, articles }: Corpus, sources: Known): Generator<Problem> {
  const moments = momentIds(articles);
  const ids = new Set<string>();
  for (const [index, point] of points.entries()) {
    const at = (...path: PropertyKey[]) => placeOf('points.yaml', [index, ...path], sources);
    if (ids.has(point.id))
      yield { ...at('id'), message: `"${point.id}" stands twice; ids must differ` };
    ids.add(point.id);
    if (point.moment !== null && !moments.has(point.moment))
      yield { ...at('moment'), message: noHeading(point.moment) };
    const seen = new Set<string>();
    for (const [row, { article, paragraphs }] of point.values.entries()) {
      if (seen.has(article))
        yield {
          ...at('values', row, 'article'),
          message: `${article} has two values; one an article`,
        };
      seen.add(article);
      yield* checkParagraphs(
        sources.told,
        () => at('values', row, 'paragraphs'),
        article,
        paragraphs,
      );
    }
  }
}

function* checkEvent({ event, articles }: Corpus, sources: Known): Generator<Problem> {
  const at = (...path: PropertyKey[]) => placeOf('event.yaml', path, sources);
  if (event.firstDay > event.lastDay)
    yield {
      ...at('first_day'),
      message: `${event.firstDay} comes after last_day ${event.lastDay}`,
    };
  const moments = momentIds(articles);
  for (const [index, moment] of event.moments.entries())
    if (!moments.has(moment)) yield { ...at('moments', index), message: noHeading(moment) };
  for (const [index, id] of event.articles.entries())
    yield* checkParagraphs(sources.told, () => at('articles', index), id, []);
}

function momentIds(articles: readonly Article[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { sections } of articles) for (const { moment } of sections) found.add(moment);
  return found;
}

function noHeading(moment: string): string {
  return `no heading has {#${moment}}; name a moment of a heading`;
}

/** A month or year under way is not in the future, though its last day is. */
function futureLimit(precision: string | undefined, today: string): string {
  if (precision === 'year') return `${today.slice(0, 4)}-12-31`;
  return precision === 'month' ? `${today.slice(0, 7)}-31` : today;
}
