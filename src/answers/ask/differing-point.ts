import type { Context } from '../../contract/command.ts';
import type { Point } from '../../corpus/corpus.ts';
import { findPoints } from '../points.ts';
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
