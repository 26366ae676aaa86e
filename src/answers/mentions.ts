import { cite } from '../contract/citations.ts';
import { span } from '../contract/replies.ts';
import type { Block } from '../contract/reply.ts';
import type { Corpus } from '../corpus/corpus.ts';
import { words } from '../language/words.ts';
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
  const named = namingsIn(index).get(`@${name}`) ?? [];
  const queues = corpus.articles.map(({ id }) =>
    named.filter(({ passage }) => passage.article === id),
  );
  const chosen: Unit[] = [];
  for (let turn = 0; chosen.length < limit && queues.some((queue) => queue.length > turn); turn++)
    for (const queue of queues) {
      const unit = queue[turn];
      if (unit && chosen.length < limit) chosen.push(unit);
    }
  return chosen.map(({ text, passage }) => span(text, [cite(corpus, passage)]));
}

/** Sentences of the articles that hold some words as they were typed, in order; case and accents aside. */
export function sentencesWith(
  typed: string,
  { corpus, index }: { corpus: Corpus; index: SearchIndex },
  limit: number,
): readonly Block[] {
  const asked = ` ${words(typed).join(' ')} `;
  if (asked.trim() === '') return [];
  return index.units
    .filter(
      ({ passage, text }) => !passage.quotation && ` ${words(text).join(' ')} `.includes(asked),
    )
    .slice(0, limit)
    .map(({ text, passage }) => span(text, [cite(corpus, passage)]));
}

const known = new WeakMap<SearchIndex, ReadonlyMap<string, readonly Unit[]>>();

/** The sentences that name somebody, by the name as a term, those that open with it first; made once for an index. */
function namingsIn(index: SearchIndex): ReadonlyMap<string, readonly Unit[]> {
  const made = known.get(index) ?? findNamings(index);
  known.set(index, made);
  return made;
}

function findNamings({ units, analyzer }: SearchIndex): ReadonlyMap<string, readonly Unit[]> {
  const found = new Map<string, { readonly unit: Unit; readonly at: number }[]>();
  for (const unit of units.filter(({ passage }) => !passage.quotation)) {
    const terms = analyzer.terms(unit.text);
    for (const term of new Set(terms.filter((each) => each.startsWith('@')))) {
      const places = found.get(term) ?? [];
      places.push({ unit, at: terms.indexOf(term) });
      found.set(term, places);
    }
  }
  return new Map(
    [...found].map(([term, places]) => [
      term,
      places.sort((a, b) => a.at - b.at).map(({ unit }) => unit),
    ]),
  );
}
