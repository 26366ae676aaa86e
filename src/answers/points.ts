import { citeParagraphs, distinct } from '../contract/citations.ts';
import type { Block, Citation } from '../contract/reply.ts';
import type { Corpus, Point } from '../corpus/corpus.ts';
import { perCorpus } from '../corpus/per-corpus.ts';
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
  return corpus.points
    .map((point) => ({
      point,
      score: Math.max(
        ...[point.point, ...point.aliases].map((name) =>
          agreement(asked, termsOfName(name, corpus, index), index),
        ),
      ),
    }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
}

/** A point as a table: one row an article, null where it is silent. */
export function comparisonOf(corpus: Corpus, { point, values }: Point): Block {
  return {
    kind: 'comparison',
    point,
    values: corpus.articles.map(({ id }) => {
      const value = values.find(({ article }) => article === id);
      return {
        article: id,
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

/** Terms of the names of points, made once: there are many names, and each question meets them all. */
const nameTerms = perCorpus(() => new Map<string, ReadonlySet<string>>());

function termsOfName(name: string, corpus: Corpus, index: SearchIndex): ReadonlySet<string> {
  const known = nameTerms(corpus);
  const terms = known.get(name) ?? new Set(index.analyzer.terms(name));
  known.set(name, terms);
  return terms;
}

function agreement(a: ReadonlySet<string>, b: ReadonlySet<string>, index: SearchIndex): number {
  const mass = (terms: Iterable<string>) =>
    [...terms].reduce((sum, term) => sum + index.idf(term), 0);
  const total = mass(a) + mass(b);
  return total === 0 ? 0 : (2 * mass([...a].filter((term) => b.has(term)))) / total;
}
