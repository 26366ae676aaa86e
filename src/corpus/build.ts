import type * as z from 'zod';
import type { Article, Corpus, PredictedQuery, UnansweredQuery } from './corpus.ts';
import type { CorpusFiles } from './files.ts';
import { freeze } from './freeze.ts';
import { parseArticle } from './parse.ts';
import type { LineOf, Problem } from './problem.ts';
import { checkReferences } from './references.ts';
import { EVENT, PEOPLE, POINTS, QUERIES, UNANSWERED } from './schema.ts';
import { readYaml, type YamlResult } from './yaml.ts';

/** Parses and cross-checks everything; the corpus is only to be used when there are no problems. */
export function buildCorpus(
  files: CorpusFiles,
  today: string = new Date().toISOString().slice(0, 10),
): {
  corpus: Corpus;
  problems: readonly Problem[];
  lineOf: LineOf;
} {
  const problems: Problem[] = [];
  const finders = new Map<string, (path: readonly PropertyKey[]) => number>();
  const lineOf: LineOf = (file, path) => finders.get(file)?.(path);
  const read = <Schema extends z.ZodType>(
    file: string,
    schema: Schema,
    missing: z.output<Schema>,
  ) => {
    const text = files.get(file);
    if (text === undefined) return missing;
    const result: YamlResult<z.output<Schema>> = readYaml({ file, text }, schema);
    if ('problems' in result) {
      problems.push(...result.problems);
      return missing;
    }
    finders.set(file, result.lineOf);
    return result.data;
  };

  const event = read('event.yaml', EVENT, NO_EVENT);
  if (!files.has('event.yaml'))
    problems.push({
      file: 'event.yaml',
      message: 'is missing; it names the event, its place and its days',
    });
  const people = read('people.yaml', PEOPLE, []);
  const points = read('points.yaml', POINTS, []);
  const unanswered: UnansweredQuery[] = read('queries/unanswered.yaml', UNANSWERED, []);

  const known = new Set(people.map((person) => person.name));
  const articles: Article[] = [];
  const queries: PredictedQuery[] = [];
  for (const [file, text] of files) {
    if (!file.startsWith('articles/')) continue;
    const parsed = parseArticle(file, text, (by) => canonicalNames(by, known));
    problems.push(...parsed.problems);
    finders.set(file, parsed.lineOf);
    if (parsed.article) articles.push(parsed.article);
  }
  const predicted = new Map<string, z.output<typeof QUERIES>>();
  for (const id of new Set(articles.map((article) => article.id))) {
    const entries = read(`queries/${id}.yaml`, QUERIES, []);
    predicted.set(id, entries);
    for (const { asked, ...entry } of entries)
      queries.push(...asked.map((text) => ({ article: id, ...entry, text })));
  }

  articles.sort(
    (a, b) => rank(event.articles, a.id) - rank(event.articles, b.id) || (a.id < b.id ? -1 : 1),
  );
  const corpus = freeze({
    event,
    articles,
    people,
    points,
    queries,
    unanswered,
  });
  if (problems.length === 0 || articles.length > 0)
    problems.push(...checkReferences(corpus, { files, predicted, lineOf, today }));
  return { corpus, problems, lineOf };
}

const NO_EVENT: z.output<typeof EVENT> = {
  name: 'the event',
  aliases: [],
  place: '',
  timezone: 'UTC',
  firstDay: '1970-01-01',
  lastDay: '1970-01-01',
  articles: [],
  moments: [],
  examples: {},
};

/** "Ann Lee" or "Ann Lee and Bo Ek": each a canonical name, else null. */
function canonicalNames(by: string, known: ReadonlySet<string>): readonly string[] | null {
  if (known.has(by)) return [by];
  const parts = by.split(' and ');
  return parts.length > 1 && parts.every((part) => known.has(part)) ? parts : null;
}

function rank(order: readonly string[], id: string): number {
  const index = order.indexOf(id);
  return index < 0 ? order.length : index;
}
