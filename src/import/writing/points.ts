import type { Passage } from '../../corpus/corpus.ts';
import { sentences } from '../../language/sentences.ts';
import { terms } from '../../language/words.ts';
import { groupBy } from './group-by.ts';
import { quantities } from './quantities.ts';

/** A quantity that an article states, and the topic words of its sentence. */
export interface Statement {
  readonly article: string;
  readonly paragraph: number;
  readonly text: string;
  readonly unit: string;
  readonly topic: ReadonlySet<string>;
}

/** Two articles that state a quantity of one thing differently. */
export interface PointProposal {
  readonly ours: Statement;
  readonly theirs: Statement;
}

/** How many topic words two sentences must share to speak of one thing. */
const SHARED = 3;

/** The quantities that passages state, one sentence at a time. */
export function statements(
  passages: readonly Pick<Passage, 'article' | 'text' | 'paragraphs'>[],
): readonly Statement[] {
  return passages.flatMap(({ article, text, paragraphs }) =>
    sentences(text).flatMap((sentence) =>
      quantities(sentence).map((quantity) => ({
        article,
        paragraph: paragraphs[0] ?? 1,
        text: quantity.text,
        unit: quantity.unit,
        topic: new Set(terms(sentence).filter((term) => !/^\d/u.test(term))),
      })),
    ),
  );
}

/** Proposes points: the same unit, much the same topic, another figure. Each statement is used once. */
export function proposePoints(
  ours: readonly Statement[],
  others: readonly Statement[],
): readonly PointProposal[] {
  const byUnit = groupBy(others, ({ unit }) => unit);
  return ours.flatMap((mine) => {
    const [best] = (byUnit.get(mine.unit) ?? [])
      .filter((theirs) => theirs.article !== mine.article)
      .map((theirs) => ({
        theirs,
        shared: [...mine.topic].filter((term) => theirs.topic.has(term)).length,
      }))
      .filter(({ shared }) => shared >= SHARED)
      .sort((a, b) => b.shared - a.shared);
    return best && best.theirs.text.toLowerCase() !== mine.text.toLowerCase()
      ? [{ ours: mine, theirs: best.theirs }]
      : [];
  });
}

/** Rows for `points.yaml`, to be reviewed and pasted. */
export function pointRows(proposals: readonly PointProposal[]): string {
  return proposals
    .map(({ ours, theirs }, i) =>
      [
        `- id: ${ours.article}-${ours.unit.replace(/[^a-z]/gu, '') || 'share'}-${i + 1}`,
        `  point: How many ${ours.unit}s   # say what of`,
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
