import { cite, distinct } from '../contract/citations.ts';
import type { Citation } from '../contract/reply.ts';
import type { Corpus, Passage, Point } from '../corpus/corpus.ts';
import { perCorpus } from '../corpus/per-corpus.ts';
import type { DateRange, DateSpan } from '../language/dates.ts';

/** A dated moment, merged over the articles that tell of it. */
export interface Moment {
  readonly id: string;
  readonly date: DateSpan;
  /** As the first article of the corpus' order words it. */
  readonly statement: string;
  readonly passages: readonly Passage[];
  /** One an article, at the first paragraph that tells of the moment. */
  readonly citations: readonly Citation[];
  /** Points on this moment whose statements do not fit together. */
  readonly conflicts: readonly Point[];
}

/** All dated moments of a corpus, in the order in which they happened. */
export const momentsOf = perCorpus((corpus): readonly Moment[] => {
  const found = new Map<string, { date: DateSpan; statement: string; passages: Passage[] }>();
  for (const { sections, passages } of corpus.articles)
    for (const passage of passages) {
      const section = sections[passage.section];
      if (!section?.date) continue;
      const { moment, date, statement } = section;
      const known = found.get(moment) ?? { date, statement, passages: [] };
      known.passages.push(passage);
      found.set(moment, known);
    }
  const rank = new Map(corpus.event.moments.map((id, index) => [id, index]));
  const last = corpus.event.moments.length;
  return [...found]
    .map(([id, { date, statement, passages }]) => ({
      id,
      date,
      statement,
      passages,
      citations: firstOfEach(corpus, passages),
      conflicts: corpus.points.filter((point) => point.moment === id && point.kind === 'conflict'),
    }))
    .sort(
      (a, b) =>
        order(firstDay(a.date), firstDay(b.date)) ||
        (rank.get(a.id) ?? last) - (rank.get(b.id) ?? last),
    );
});

/**
 * Whether a moment falls into a range. A moment known to the day counts where it overlaps; one known to the
 * month or year only where all of it lies inside; an open interval counts by the bound that is known.
 */
export function fallsInto({ from, to, precision }: DateSpan, range: DateRange): boolean {
  const start = from ?? to ?? '';
  const end = to ?? from ?? '';
  const [first, last] = precision === 'day' ? [end, start] : [start, end];
  return (range.from === null || first >= range.from) && (range.to === null || last <= range.to);
}

function firstOfEach(corpus: Corpus, passages: readonly Passage[]): readonly Citation[] {
  const first = new Map<string, Passage>();
  for (const passage of passages)
    if (!first.has(passage.article)) first.set(passage.article, passage);
  return distinct([...first.values()].map((passage) => cite(corpus, passage)));
}

function firstDay({ from, to }: DateSpan): string {
  return from ?? to ?? '';
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
