import { fold } from '../language/text.ts';
import type { Article, Corpus } from './corpus.ts';
import type { Problem } from './problem.ts';

interface Sources {
  readonly files: ReadonlyMap<string, string>;
  /** Line of each entry of the YAML lists, by `file[index]`. */
  readonly lines: ReadonlyMap<string, number>;
  /** ISO day: nothing may be dated later. */
  readonly today: string;
}

/**
 * What no single file can tell: duplicate ids and names, references to articles and paragraphs that do not
 * exist, one moment with two dates, dates in the future, paragraphs neither told nor listed as furniture.
 */
export function checkReferences(corpus: Corpus, sources: Sources): readonly Problem[] {
  return [
    ...checkArticles(corpus, sources),
    ...checkPeople(corpus, sources),
    ...checkPoints(corpus, sources),
    ...checkEvent(corpus),
    ...checkQueries(corpus, sources),
  ];
}

function* checkArticles({ articles }: Corpus, { today }: Sources): Generator<Problem> {
  if (articles.length === 0)
    yield {
      file: 'articles',
      message: 'holds no article; add one as a Markdown file',
    };
  const owner = new Map<string, string>();
  const dates = new Map<string, { text: string; file: string }>();
  for (const article of articles) {
    const { id, file } = article;
    const other = owner.get(id);
    if (other !== undefined)
      yield {
        file,
        line: 2,
        field: 'id',
        message: `"${id}" is the id of ${other} too; ids must differ`,
      };
    owner.set(id, file);
    if (article.published !== null && article.published > today)
      yield {
        file,
        line: 2,
        field: 'published',
        message: `${article.published} lies in the future`,
      };
    if (article.passages.length === 0) yield { file, message: 'holds no paragraph' };
    for (const [index, { moment, date }] of article.sections.entries()) {
      const line = sectionLine(article, index);
      const text = date?.text ?? 'no date';
      const before = dates.get(moment);
      if (before && before.text !== text) {
        const message = `gives the moment ${text}, but ${before.file} ${before.text}; one moment has one date`;
        yield { file, line, field: `{#${moment}}`, message };
      } else dates.set(moment, { text, file });
      if ((date?.to ?? date?.from ?? '') > futureLimit(date?.precision, today))
        yield {
          file,
          line,
          field: 'heading',
          message: `the date ${text} lies in the future`,
        };
    }
    yield* checkCoverage(article);
  }
}

function* checkCoverage({ file, paragraphs, furniture, passages }: Article): Generator<Problem> {
  const told = new Set(passages.flatMap((passage) => passage.paragraphs));
  for (const number of furniture)
    if (number > paragraphs)
      yield {
        file,
        line: 2,
        field: 'furniture',
        message: `names ¶${number}, but the article has ${paragraphs} paragraphs`,
      };
    else if (told.has(number))
      yield {
        file,
        line: 2,
        field: 'furniture',
        message: `lists ¶${number}, which a paragraph tells; it must be one or the other`,
      };
  const covered = new Set([...told, ...furniture]);
  for (let number = 1; number <= paragraphs; number++)
    if (!covered.has(number))
      yield {
        file,
        message: `¶${number} is neither told nor listed as furniture`,
      };
}

function* checkPeople({ people, articles }: Corpus, { lines }: Sources): Generator<Problem> {
  const file = 'people.yaml';
  const owner = new Map<string, string>();
  for (const [index, person] of people.entries()) {
    const at = { file, line: lines.get(`${file}[${index}]`) ?? 1 };
    const forms = [
      person.name,
      ...person.spellings.map((s) => s.form),
      ...person.titles,
      ...person.aliases,
    ];
    for (const form of new Set(forms.map(fold))) {
      const other = owner.get(form);
      if (other !== undefined)
        yield {
          ...at,
          field: `[${index}]`,
          message: `"${form}" means ${other} too; a name must mean one entry`,
        };
      owner.set(form, person.name);
    }
    for (const role of person.roles)
      yield* checkParagraphs(articles, { ...at, field: `[${index}].roles` }, role.article, [
        role.paragraph,
      ]);
    for (const { articles: printed } of person.spellings)
      for (const article of printed)
        yield* checkParagraphs(articles, { ...at, field: `[${index}].spellings` }, article, []);
  }
}

function* checkPoints({ points, articles }: Corpus, { lines }: Sources): Generator<Problem> {
  const file = 'points.yaml';
  const moments = new Set(articles.flatMap((article) => article.sections.map((s) => s.moment)));
  const ids = new Set<string>();
  for (const [index, point] of points.entries()) {
    const at = { file, line: lines.get(`${file}[${index}]`) ?? 1 };
    if (ids.has(point.id))
      yield {
        ...at,
        field: `[${index}].id`,
        message: `"${point.id}" stands twice; ids must differ`,
      };
    ids.add(point.id);
    if (point.moment !== null && !moments.has(point.moment))
      yield {
        ...at,
        field: `[${index}].moment`,
        message: `no heading has {#${point.moment}}`,
      };
    const seen = new Set<string>();
    for (const [row, { article, paragraphs }] of point.values.entries()) {
      const place = { ...at, field: `[${index}].values[${row}]` };
      if (seen.has(article))
        yield {
          ...place,
          message: `${article} has two values; one an article`,
        };
      seen.add(article);
      yield* checkParagraphs(articles, place, article, paragraphs);
    }
  }
}

function* checkEvent({ event, articles }: Corpus): Generator<Problem> {
  const file = 'event.yaml';
  if (event.firstDay > event.lastDay)
    yield {
      file,
      field: 'first_day',
      message: `${event.firstDay} comes after last_day ${event.lastDay}`,
    };
  const moments = new Set(articles.flatMap((article) => article.sections.map((s) => s.moment)));
  for (const moment of event.moments)
    if (!moments.has(moment))
      yield { file, field: 'moments', message: `no heading has {#${moment}}` };
  for (const id of event.articles)
    yield* checkParagraphs(articles, { file, field: 'articles' }, id, []);
}

function* checkQueries(
  { queries, unanswered, articles }: Corpus,
  { files }: Sources,
): Generator<Problem> {
  for (const file of files.keys()) {
    const id = /^queries\/(.+)\.yaml$/u.exec(file)?.[1];
    if (id !== undefined && id !== 'unanswered' && !articles.some((article) => article.id === id))
      yield {
        file,
        message: `belongs to no article; there is no article with the id "${id}"`,
      };
  }
  for (const { article, paragraph } of queries)
    yield* checkParagraphs(articles, { file: `queries/${article}.yaml` }, article, [paragraph]);
  for (const { near } of unanswered)
    for (const { article, paragraph } of near)
      yield* checkParagraphs(articles, { file: 'queries/unanswered.yaml' }, article, [paragraph]);
}

function* checkParagraphs(
  articles: readonly Article[],
  place: Omit<Problem, 'message'>,
  id: string,
  paragraphs: readonly number[],
): Generator<Problem> {
  const article = articles.find((candidate) => candidate.id === id);
  if (!article) yield { ...place, message: `there is no article "${id}"` };
  else
    for (const number of paragraphs)
      if (!article.passages.some((passage) => passage.paragraphs.includes(number)))
        yield {
          ...place,
          message: `${id} ¶${number} is not told in ${article.file}`,
        };
}

function sectionLine(article: Article, index: number): number {
  const first = article.passages.find((passage) => passage.section >= index);
  return Math.max(1, (first?.line ?? 3) - 2);
}

/** A month or year under way is not in the future, though its last day is. */
function futureLimit(precision: string | undefined, today: string): string {
  if (precision === 'year') return `${today.slice(0, 4)}-12-31`;
  return precision === 'month' ? `${today.slice(0, 7)}-31` : today;
}
