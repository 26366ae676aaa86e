/** A calendar date as precise as it is known: `2022`, `2022-02` or `2022-02-24`. */
export type Precision = 'day' | 'month' | 'year';

/** First and last day covered, ISO, both inclusive; null where open. */
export interface DateRange {
  readonly from: string | null;
  readonly to: string | null;
}

/** A date, or an interval of dates, as a heading of an article writes it. */
export interface DateSpan extends DateRange {
  readonly text: string;
  readonly precision: Precision;
}

const PARTIAL = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/u;

/**
 * Reads `2022`, `2022-02`, `2022-02-24` and the intervals `A/B`, `../B`, `A/..` (ISO 8601-2).
 * @returns null for anything else, for days that do not exist, and for intervals turned round.
 */
export function parseDateSpan(text: string): DateSpan | null {
  const [first = '', second, ...more] = text.split('/');
  if (more.length > 0 || (first === '..' && (second ?? '..') === '..')) return null;
  const start = first === '..' ? null : partialDate(first);
  const end = second === undefined ? start : second === '..' ? null : partialDate(second);
  if (start === undefined || end === undefined) return null;
  const precision = (start ?? end)?.precision;
  const range = { from: start?.from ?? null, to: end?.to ?? null };
  if (precision === undefined || (range.from && range.to && range.from > range.to)) return null;
  return { text, precision, ...range };
}

/** The days that a year, a month or a day covers; undefined when there is no such date. */
export function partialDate(
  text: string,
): { from: string; to: string; precision: Precision } | undefined {
  const match = PARTIAL.exec(text);
  if (!match) return undefined;
  const [, year = '', month, day] = match;
  if (month === undefined) return { from: `${year}-01-01`, to: `${year}-12-31`, precision: 'year' };
  const last = daysInMonth(Number(year), Number(month));
  if (last === 0) return undefined;
  if (day === undefined)
    return {
      from: `${year}-${month}-01`,
      to: `${year}-${month}-${last}`,
      precision: 'month',
    };
  if (Number(day) < 1 || Number(day) > last) return undefined;
  return { from: text, to: text, precision: 'day' };
}

/** Whether two ranges have a day in common. */
export function overlaps(a: DateRange, b: DateRange): boolean {
  return (!a.from || !b.to || a.from <= b.to) && (!b.from || !a.to || b.from <= a.to);
}

/** The day `days` after an ISO day (before it where negative). */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** 0 for Sunday to 6 for Saturday. */
export function weekday(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

export const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
] as const;

export const WEEKDAYS = [
  'sunday',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
] as const;

/** A date for people: "15 August 2025", "February 2022", "2022"; intervals with a dash or "by", "from". */
export function formatDate(text: string): string {
  const [first = '', second] = text.split('/');
  if (second === undefined) return formatPartial(first);
  if (first === '..') return `by ${formatPartial(second)}`;
  if (second === '..') return `from ${formatPartial(first)}`;
  return `${formatPartial(first)} – ${formatPartial(second)}`;
}

function formatPartial(text: string): string {
  const [year = '', month, day] = text.split('-');
  const name = MONTHS[Number(month) - 1];
  if (name === undefined) return year;
  const capital = `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;
  return day === undefined ? `${capital} ${year}` : `${Number(day)} ${capital} ${year}`;
}

function daysInMonth(year: number, month: number): number {
  return month < 1 || month > 12 ? 0 : new Date(Date.UTC(year, month, 0)).getUTCDate();
}
