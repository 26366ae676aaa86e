import { cite } from '../contract/citations.ts';
import { span } from '../contract/replies.ts';
import type { Block } from '../contract/reply.ts';
import type { Corpus } from '../corpus/corpus.ts';
import type { SearchIndex } from '../retrieval/search-index.ts';
import type { Unit } from '../retrieval/units.ts';

/**
 * Sentences of the articles about somebody, at most `limit`, taken from the articles in turn: those that open with
 * the name first.
 */
export function mentionsOf(
  name: string,
  { corpus, index }: { corpus: Corpus; index: SearchIndex },
  limit: number,
): readonly Block[] {
  const term = `@${name}`;
  const queues = corpus.articles.map(({ id }) =>
    index.units
      .filter(({ passage }) => passage.article === id && !passage.quotation)
      .map((unit) => ({
        unit,
        at: index.analyzer.terms(unit.text).indexOf(term),
      }))
      .filter(({ at }) => at >= 0)
      .sort((a, b) => a.at - b.at)
      .map(({ unit }) => unit),
  );
  const chosen: Unit[] = [];
  for (let turn = 0; chosen.length < limit && queues.some((queue) => queue.length > turn); turn++)
    for (const queue of queues) {
      const unit = queue[turn];
      if (unit && chosen.length < limit) chosen.push(unit);
    }
  return chosen.map(({ text, passage }) => span(text, [cite(corpus, passage)]));
}
