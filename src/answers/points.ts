import { citeParagraphs, distinct } from '../contract/citations.ts';
import type { Block, Citation } from '../contract/reply.ts';
import { articleName } from '../corpus/access.ts';
import type { Corpus, Point } from '../corpus/corpus.ts';
import type { SearchIndex } from '../retrieval/search-index.ts';

export interface FoundPoint {
  readonly point: Point;
  /** 0 to 1: how much of the topic the point's best name shares, and the other way round. */
  readonly score: number;
}

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
  return namedPoints(corpus, index)
    .map(({ point, names }) => {
      const score = names.reduce((best, name) => {
        const shared = massOf(
          [...asked].filter((term) => name.terms.has(term)),
          index,
        );
        return shared === 0 ? best : Math.max(best, (2 * shared) / (mass + name.mass));
      }, 0);
      return { point, score };
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
}

/** A point as a table: one row an article, null where it is silent. */
export function comparisonOf(corpus: Corpus, { point, values }: Point): Block {
  return {
    kind: 'comparison',
    point,
    values: corpus.articles.map((told) => {
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

/** Where the statements on a point stand, one citation an article. */
export function pointCitations(corpus: Corpus, { values }: Point): readonly Citation[] {
  return distinct(
    values.flatMap((value) => citeParagraphs(corpus, value.article, value.paragraphs.slice(0, 1))),
  );
}

interface NamedPoint {
  readonly point: Point;
  readonly names: readonly { readonly terms: ReadonlySet<string>; readonly mass: number }[];
}

const named = new WeakMap<SearchIndex, readonly NamedPoint[]>();

/** The points with the terms of their names, made once: there are many names, and each question meets them all. */
function namedPoints({ points }: Corpus, index: SearchIndex): readonly NamedPoint[] {
  const known = named.get(index);
  if (known) return known;
  const made = points.map((point) => ({
    point,
    names: [point.point, ...point.aliases].map((name) => {
      const terms = new Set(index.analyzer.terms(name));
      return { terms, mass: massOf(terms, index) };
    }),
  }));
  named.set(index, made);
  return made;
}

function massOf(terms: Iterable<string>, index: SearchIndex): number {
  let mass = 0;
  for (const term of terms) mass += index.idf(term);
  return mass;
}
