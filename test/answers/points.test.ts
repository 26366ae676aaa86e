import { describe, expect, test } from 'vitest';
import { comparisonOf, findPoints, pointCitations } from '../../src/answers/points.ts';
import { INVENTED, openWorld, SHIPPED } from '../fixtures/corpora.ts';

describe.each([
  ['shipped', await openWorld(SHIPPED)],
  ['invented', await openWorld(INVENTED)],
] as const)('the points of the %s corpus', (_, { corpus, index }) => {
  test('are found by their own name', () => {
    const missed = corpus.points.filter(
      ({ id, point }) => findPoints(point, corpus, index)[0]?.point.id !== id,
    );
    expect(missed.map(({ point }) => point)).toEqual([]);
  });

  test('are found by each of their aliases, as well as by their name', () => {
    for (const { id, aliases } of corpus.points)
      for (const alias of aliases) {
        if (index.analyzer.terms(alias).length === 0) continue;
        const found = findPoints(alias, corpus, index);
        const own = found.find(({ point }) => point.id === id);
        expect(own?.score, `${id}: ${alias}`).toBeCloseTo(found[0]?.score ?? 0, 5);
      }
  });

  test('make tables of one row an article, each value cited, silence without a citation', () => {
    for (const point of corpus.points) {
      const table = comparisonOf(corpus, point);
      if (table.kind !== 'comparison') throw new Error('no table');
      expect(table.values.map(({ article }) => article)).toEqual(
        corpus.articles.map(({ id }) => id),
      );
      for (const { article, text, citations } of table.values) {
        expect(citations.length > 0, `${point.id}: ${article}`).toBe(text !== null);
        for (const citation of citations) expect(citation.article).toBe(article);
      }
      expect(pointCitations(corpus, point).length).toBeGreaterThan(0);
    }
  });

  test('are not found by words that name none', () => {
    expect(findPoints('zzz qqq', corpus, index)).toEqual([]);
    expect(findPoints('', corpus, index)).toEqual([]);
  });
});
