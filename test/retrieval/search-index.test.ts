import { describe, expect, test } from 'vitest';
import { INVENTED, openWorld, SHIPPED } from '../fixtures/corpora.ts';

const { index } = await openWorld(SHIPPED);
const invented = await openWorld(INVENTED);

// the first that asks the index for something waits until it is built
describe('the search index', { timeout: 60_000 }, () => {
  test('knows one name in all its spellings', () => {
    const forms = ['Zelenskyy', 'zelenskiy', 'Volodymyr Zelensky', 'the ukrainian president'];
    for (const form of forms) expect(index.analyzer.terms(form)).toEqual(['@Volodymyr Zelenskyy']);
  });

  test('puts slips of the finger right, and leaves good words alone', () => {
    expect(index.mend('what did zelenskyi post')).toContain('zelensky');
    expect(index.mend('Why was the carpet red?')).toBe('Why was the carpet red?');
  });

  test('finds what shares words with a question, best first', () => {
    const hits = index.search('red carpet at the air base');
    expect(hits.length).toBeGreaterThan(10);
    expect(hits.map(({ bm25 }) => bm25)).toEqual(
      hits.map(({ bm25 }) => bm25).toSorted((a, b) => b - a),
    );
  });

  test('measures between 0 and 1 how a question and a document cover each other', () => {
    for (const { covers, covered } of index.search('who shook hands on the tarmac')) {
      expect(covers).toBeGreaterThanOrEqual(0);
      expect(covers).toBeLessThanOrEqual(1.001);
      expect(covered).toBeGreaterThanOrEqual(0);
      expect(covered).toBeLessThanOrEqual(1.001);
    }
  });

  test('gives rare terms more weight than common ones, and unseen ones the most', () => {
    expect(index.idf('tarmac')).toBeGreaterThan(index.idf('@Donald Trump'));
    expect(index.idf('xylophon')).toBeGreaterThan(index.idf('tarmac'));
  });

  test('finds nothing for words that no document holds', () => {
    expect(index.search('xylophone zucchini')).toEqual([]);
    expect(invented.index.search('')).toEqual([]);
  });
});
