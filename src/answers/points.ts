import { citeParagraphs, distinct } from '../contract/citations.ts';
import type { Block, Citation } from '../contract/reply.ts';
import { articleName } from '../corpus/access.ts';
import type { Article, Corpus, Point } from '../corpus/corpus.ts';
import type { SearchIndex } from '../retrieval/search-index.ts';

export interface FoundPoint {
  readonly point: Point;
  /** 0 to 1: how much of the topic the point's best name shares, and the other way round. */
  readonly score: number;
}

/** From this agreement on, a topic means a point. */
export const MEANT = 0.4;

/**
 * The points that a topic may mean, best first: the idf-weighted agreement (F1) of the topic with the point's
 * name or the nearest of its aliases.
 */
export function findPoints(
  topic: string,
  corpus: Corpus,
  index: SearchIndex,
): readonly FoundPoint[] {
  const asked = new Set(index.analyzer.terms(topic));
  const mass = massOf(asked, index);
  const names = pointNames(corpus, index);
  const shared = new Map<PointName, number>();
  for (const term of asked)
    for (const name of names.get(term) ?? [])
      if (!isAboutOthers(asked, name)) shared.set(name, (shared.get(name) ?? 0) + index.idf(term));
  const scores = new Map<Point, number>();
  for (const [name, common] of shared) {
    const score = (2 * common) / (mass + name.mass);
    scores.set(name.point, Math.max(scores.get(name.point) ?? 0, score));
  }
  return corpus.points
    .map((point) => ({ point, score: scores.get(point) ?? 0 }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
}

/** A point as a table: one row an article, null where it is silent; `articles` that have a row: all, or fewer. */
export function comparisonOf(
  corpus: Corpus,
  { point, values }: Point,
  articles: readonly Article[] = corpus.articles,
): Block {
  return {
    kind: 'comparison',
    point,
    values: articles.map((told) => {
      const { id } = told;
      const value = values.find(({ article }) => article === id);
      return {
        article: id,
        name: articleName(told),
        text: value?.text ?? null,
        citations: value ? citeParagraphs(corpus, id, value.paragraphs) : [],
      };
    }),
  };
}

/** The articles that are silent on a point. */
export function silentOn({ values }: Point, { articles }: Corpus): readonly Article[] {
  return articles.filter(({ id }) => values.every(({ article }) => article !== id));
}

/** Where the statements on a point stand, one citation an article. */
export function pointCitations(corpus: Corpus, { values }: Point): readonly Citation[] {
  return distinct(
    values.flatMap((value) => citeParagraphs(corpus, value.article, value.paragraphs.slice(0, 1))),
  );
}

/** Whether both name somebody or something, and nothing in common: who came with one is not who came with another. */
function isAboutOthers(asked: ReadonlySet<string>, { names }: PointName): boolean {
  return names.length > 0 && [...asked].some(isName) && !names.some((name) => asked.has(name));
}

function isName(term: string): boolean {
  return term.startsWith('@');
}

interface PointName {
  readonly point: Point;
  /** Those of its terms that are names. */
  readonly names: readonly string[];
  /** Sum of the idf of its terms. */
  readonly mass: number;
}

const named = new WeakMap<SearchIndex, ReadonlyMap<string, readonly PointName[]>>();

/** The names of the points by each of their terms, made once: there are many names, and few share a term. */
function pointNames(
  { points }: Corpus,
  index: SearchIndex,
): ReadonlyMap<string, readonly PointName[]> {
  const known = named.get(index);
  if (known) return known;
  const made = new Map<string, PointName[]>();
  for (const point of points)
    for (const name of [point.point, ...point.aliases]) {
      const terms = new Set(index.analyzer.terms(name));
      const entry = { point, names: [...terms].filter(isName), mass: massOf(terms, index) };
      for (const term of terms) {
        const entries = made.get(term);
        if (entries) entries.push(entry);
        else made.set(term, [entry]);
      }
    }
  named.set(index, made);
  return made;
}

function massOf(terms: Iterable<string>, index: SearchIndex): number {
  let mass = 0;
  for (const term of terms) mass += index.idf(term);
  return mass;
}
