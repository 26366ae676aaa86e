import { partialDate } from '../../language/dates.ts';
import type { Reading } from '../attribution/reading.ts';
import { type TimeExpression, timeExpressions } from './expressions.ts';

/** When a paragraph plays: `date` as a heading writes it, null for background; `own`: named in the paragraph. */
export interface ParagraphDate {
  readonly date: string | null;
  readonly own: boolean;
  readonly expressions: readonly TimeExpression[];
}

const PAST =
  /\b(?:said|was|were|had|did|told|took|gave|met|went|came|left|spoke|began|made|wrote|sat|stood|flew|rode|held|found|saw|kept|lay|rose|fell|drew|led|sent|brought|thought|\p{Ll}{2,}ed)\b/u;
const LASTING =
  /\b(?:has|have) (?:\p{Ll}+ ){0,2}(?:been|\p{Ll}+(?:ed|en|ne|me|un|lt))\b|\b(?:will|is|are|remains?|wants?|hopes?|says?|may|can)\b/u;

/**
 * Dates the paragraphs of an article. One that names a time plays then; one told in the past tense plays on the day
 * of the story, which the opening names; the rest, on what lasts or will be, is background without a date.
 */
export function paragraphDates(
  readings: readonly Reading[],
  anchor: string | null,
): readonly ParagraphDate[] {
  const expressions = readings.map(({ prose }) => timeExpressions(prose.outside, anchor));
  const story = storyDay(expressions, anchor);
  return readings.map(({ prose }, i) => {
    const found = expressions[i] ?? [];
    const own = mainDate(found);
    // what is quoted was said when the story plays, whatever year it speaks of
    const spoken = prose.spans.length > 0 && (own?.length ?? 10) < 10;
    if (own !== null && !spoken) return { date: own, own: true, expressions: found };
    const [first] = prose.sentences;
    const opening = prose.outside.slice(first?.start ?? 0, first?.end);
    const past =
      PAST.test(opening) &&
      (!LASTING.test(opening) || opening.search(PAST) < opening.search(LASTING));
    return { date: past || prose.spans.length > 0 ? story : null, own: false, expressions: found };
  });
}

/** The first day that the opening names. */
function storyDay(
  expressions: readonly (readonly TimeExpression[])[],
  anchor: string | null,
): string | null {
  const days = expressions
    .slice(0, 4)
    .flat()
    // machines write ISO dates, above the story
    .filter(({ start, end }) => end - start !== 10 || start > 12)
    .filter(
      ({ date }) => partialDate(date)?.precision === 'day' && (anchor === null || date <= anchor),
    );
  return days[0]?.date ?? anchor;
}

/** The first time that is no mere bound, nor a yardstick beside a more precise one. */
function mainDate(found: readonly TimeExpression[]): string | null {
  const times = found.filter(({ bound }) => !bound);
  const day = times.find(({ date }) => date.length >= 10);
  return (day ?? times[0])?.date ?? null;
}
