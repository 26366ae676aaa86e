import type { Context } from '../../contract/command.ts';
import { template } from '../../contract/replies.ts';
import type { Block } from '../../contract/reply.ts';
import { articleName } from '../../corpus/access.ts';
import type { Point } from '../../corpus/corpus.ts';
import { list } from '../../language/text.ts';
import { comparisonOf, findPoints, silentOn } from '../points.ts';
import type { Finding } from './ask.ts';

/** From this agreement of the question with a point's names on, the point is what was asked. */
const ENOUGH: Readonly<Record<Point['kind'], number>> = {
  conflict: 0.4,
  granularity: 0.45,
  wording: 0.55,
  spelling: 0.7,
  'only-some-report': Number.POSITIVE_INFINITY,
};

/** The point on which the articles differ that the question asks about and the answer stands on; else null. */
export function differingPoint(
  { reading, sentences, others }: Finding,
  { corpus, index }: Context,
): Point | null {
  const places = [...sentences, ...others].flatMap(({ passage }) =>
    passage.paragraphs.map((paragraph) => ({ article: passage.article, paragraph })),
  );
  const stands = ({ values }: Point) =>
    values.some(({ article, paragraphs }) =>
      places.some((p) => p.article === article && paragraphs.includes(p.paragraph)),
    );
  const found = findPoints(reading.text, corpus, index).find(
    ({ point, score }) => score >= ENOUGH[point.kind] && point.values.length > 1 && stands(point),
  );
  return found?.point ?? null;
}

const HEADINGS: Readonly<Record<Point['kind'], string>> = {
  conflict: 'On this the articles differ:',
  granularity: 'The articles tell this in more or less detail:',
  wording: 'The articles put this in different words:',
  spelling: 'The articles spell this differently:',
  'only-some-report': 'Only some articles report this:',
};

/** What each article says on a point, under what kind of difference it is; the silent ones in one line. */
export function differenceBlocks(point: Point, { corpus }: Context): readonly Block[] {
  const silent = silentOn(point, corpus);
  const telling = corpus.articles.filter((article) => !silent.includes(article));
  return [
    template(HEADINGS[point.kind]),
    comparisonOf(corpus, point, telling),
    ...(silent.length > 0
      ? [
          template(
            `${list(silent.map(articleName))} ${silent.length === 1 ? 'does' : 'do'} not say.`,
          ),
        ]
      : []),
  ];
}
