import type { Passage } from '../../corpus/corpus.ts';
import { sentences } from '../../language/sentences.ts';
import { terms } from '../../language/words.ts';
import { type Fact, factsOf } from './facts.ts';
import { groupBy } from './group-by.ts';

/** A fact that an article states, and the topic words of its sentence. */
export interface Statement extends Fact {
  readonly article: string;
  readonly paragraph: number;
  readonly sentence: string;
  readonly topic: ReadonlySet<string>;
}

/** Two articles that state one thing differently. */
export interface PointProposal {
  readonly ours: Statement;
  readonly theirs: Statement;
}

/** How many topic words two sentences must share to speak of one thing, and what share of the shorter one. */
const SHARED: Readonly<Record<Fact['kind'], { readonly words: number; readonly share: number }>> = {
  quantity: { words: 3, share: 0 },
  time: { words: 4, share: 0.5 },
  place: { words: 4, share: 0.5 },
  attendance: { words: 3, share: 0 },
};

/** The facts that passages state, one sentence at a time. @param dayOf ISO day against which an article counts. */
export function statements(
  passages: readonly Pick<Passage, 'article' | 'text' | 'paragraphs'>[],
  dayOf: (article: string) => string | null,
): readonly Statement[] {
  return passages.flatMap(({ article, text, paragraphs }) =>
    sentences(text).flatMap((sentence) => {
      const found = factsOf(sentence, dayOf(article));
      if (found.length === 0) return [];
      const all = terms(sentence).filter((term) => !/^\d/u.test(term));
      return found.map((fact) => {
        // whoever is listed twice tells that both lists are of one meeting
        const own = new Set(fact.kind === 'attendance' ? [] : terms(fact.text));
        const topic = new Set(all.filter((term) => !own.has(term)));
        return { ...fact, article, paragraph: paragraphs[0] ?? 1, sentence, topic };
      });
    }),
  );
}

/** Proposes points: the same unit, much the same topic, stated differently; one for each statement at most. */
export function proposePoints(
  ours: readonly Statement[],
  others: readonly Statement[],
): readonly PointProposal[] {
  const byUnit = groupBy(others, ({ unit }) => unit);
  return ours.flatMap((mine) => {
    const { words, share } = SHARED[mine.kind];
    const near = (byUnit.get(mine.unit) ?? [])
      .filter((theirs) => theirs.article !== mine.article)
      .map((theirs) => ({
        theirs,
        shared: [...mine.topic].filter((term) => theirs.topic.has(term)).length,
      }))
      .filter(
        ({ theirs, shared }) =>
          shared >= words && shared >= share * Math.min(mine.topic.size, theirs.topic.size),
      );
    const [best] = near.sort((a, b) => b.shared - a.shared);
    return best && !near.some(({ theirs }) => agrees(mine, theirs))
      ? [{ ours: mine, theirs: best.theirs }]
      : [];
  });
}

/** The same, or one sentence names both: whoever agrees with somebody on the topic differs from nobody. */
function agrees(mine: Statement, theirs: Statement): boolean {
  return (
    theirs.value === mine.value ||
    (mine.kind === 'place' &&
      (theirs.sentence.includes(mine.text) || mine.sentence.includes(theirs.text)))
  );
}

const QUESTION: Readonly<Record<string, string>> = {
  clock: 'At what time',
  day: 'On which day',
  place: 'Where',
  attendance: 'Who was there',
};

/** "How many weeks": the unit as printed, in the plural where one of them has it. */
function counted(both: readonly Statement[]): string {
  const units = both.map(({ text }) => text.toLowerCase().split(/[ -]/u).at(-1) ?? '');
  return `How many ${units.toSorted((a, b) => b.length - a.length)[0]}`;
}

/** Rows for `points.yaml`, to be reviewed and pasted. */
export function pointRows(proposals: readonly PointProposal[]): string {
  return proposals
    .map(({ ours, theirs }, i) =>
      [
        `- id: ${ours.article}-${ours.unit.replace(/[^a-z]/gu, '') || 'share'}-${i + 1}`,
        `  point: ${QUESTION[ours.unit] ?? counted([ours, theirs])}   # say what of`,
        '  kind: conflict   # or granularity, wording',
        '  values:',
        ...[theirs, ours].map(
          ({ article, text, paragraph }) =>
            `    - { article: ${article}, text: ${JSON.stringify(text)}, paragraphs: [${paragraph}] }`,
        ),
      ].join('\n'),
    )
    .join('\n');
}
