import { partialDate } from '../../language/dates.ts';
import { furnitureReason } from '../page/furniture.ts';
import type { Page } from '../page/page.ts';
import { timeExpressions } from './expressions.ts';

/** The day against which an article's times are read. */
export interface Anchor {
  /** ISO day; null where nothing tells it. */
  readonly day: string | null;
  /** The day of publication, where the page prints it or the operator gave it. */
  readonly published: string | null;
  readonly from: 'given' | 'page' | 'text' | 'corpus' | 'nothing';
}

/**
 * Finds the day: as given, as the page states it, the latest day written out in the text, else the last day of
 * the corpus' event.
 * @param today nothing printed later than this counts.
 */
export function findAnchor(
  page: Page,
  known: { given: string | null; event: string | null; today: string },
): Anchor {
  if (known.given !== null) return { day: known.given, published: known.given, from: 'given' };
  const stated = page.published ?? headerDay(page.lines[0]?.text ?? '') ?? printedDay(page);
  if (stated !== null && stated <= known.today)
    return { day: stated, published: stated, from: 'page' };
  const days = page.lines
    .flatMap(({ text }) => timeExpressions(text, null).map(({ date }) => date))
    .filter((date) => partialDate(date)?.precision === 'day' && date <= known.today)
    .sort();
  const latest = days.at(-1);
  if (latest !== undefined) return { day: latest, published: null, from: 'text' };
  return { day: known.event, published: null, from: known.event === null ? 'nothing' : 'corpus' };
}

/** `Published 3 May 2024, 10:15`: a line of its own above the text, or behind the name of who wrote it. */
function printedDay({ lines }: Page): string | null {
  const days = lines
    .filter((_, i) => DATED.has(furnitureReason(lines, i)))
    .map(({ text }) => timeExpressions(text, null)[0]?.date ?? '');
  return days.find((day) => partialDate(day)?.precision === 'day') ?? null;
}

const DATED = new Set<string | null>(['date line', 'byline']);

/** `date 2024-05-01 …` before the first words. */
function headerDay(line: string): string | null {
  const day =
    /^(?:date|dated|published(?: on)?|updated)?:?\s*(\d{4}-\d{2}-\d{2})\b/iu.exec(line)?.[1] ?? '';
  return partialDate(day) ? day : null;
}
