import { addDays, type DateRange, MONTHS, partialDate, WEEKDAYS, weekday } from './dates.ts';
import { fold } from './text.ts';

/** The days that give weekdays, and dates without a year, their meaning. */
export interface Calendar {
  readonly lastDay: string;
  /** Days on which something happened; a weekday means the one nearest to `lastDay`. */
  readonly days: readonly string[];
}

/** What a text says of time: the range, and the words left over; or the date in it that cannot be. */
export type When =
  | { readonly kind: 'range'; readonly range: DateRange; readonly rest: string }
  | { readonly kind: 'none'; readonly rest: string }
  | { readonly kind: 'impossible'; readonly text: string }
  | { readonly kind: 'reversed'; readonly from: string; readonly to: string };

interface Found {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly span: { readonly from: string; readonly to: string } | null;
}

const MONTH = MONTHS.map((name) => `${name}|${name.slice(0, 3)}`)
  .join('|')
  .replace('|sep|', '|sept?|');
const DAY = WEEKDAYS.map((name) => `${name}|${name.slice(0, 3)}`)
  .join('|')
  .replace('|tue|', '|tues?|')
  .replace('|thu|', '|thu(?:rs?)?|');
const EXPRESSION = new RegExp(
  [
    String.raw`(?<iso>\d{4}-\d{1,2}(?:-\d{1,2})?)`,
    String.raw`(?<dayFirst>\d{1,2})(?:st|nd|rd|th)?(?: of)? (?<m1>${MONTH})\b\.?(?:,? (?<y1>\d{4}))?`,
    String.raw`(?<m2>${MONTH})\b\.? (?<dayLast>\d{1,2})(?:st|nd|rd|th)?\b(?!\d)(?:,? (?<y2>\d{4}))?`,
    String.raw`(?<m3>${MONTH})\b\.?(?:,? (?:of )?(?<y3>\d{4}))?`,
    String.raw`(?<a>\d{1,2})[/.](?<b>\d{1,2})[/.](?<y4>\d{4})`,
    String.raw`(?<weekday>${DAY})\b`,
    String.raw`(?<year>(?:19|20)\d{2})`,
  ]
    .map((part) => `(?:${part})`)
    .join('|'),
  'gu',
);
const BOUNDARY = /[\p{L}\p{N}]/u;

const LEAD =
  /(?:\b(before|prior to|until|till|up to|by|after|since|from|between|starting|on|in|during|of|at))?:?\s*(?:the )?$/u;
/** What stands between the two ends of a range; a word that bounds the end keeps its meaning. */
const JOINT =
  /^\s*(?:(?:to|through|and|-|\/|\.\.)|(?:and\s+)?(before|prior to|until|till|up to|by)):?\s*(?:the )?$/u;

/**
 * Finds `before …`, `until …`, `after …`, `since …`, `from … to …`, `between … and …`, and plain dates in a text:
 * ISO dates, "15 August 2025", "Aug 15", "August", "2022", weekdays. A month or weekday that could be another word
 * ("may", "march", "sat") counts only with a day, a year or a preposition.
 */
export function parseWhen(text: string, calendar: Calendar): When {
  const folded = spellOut(fold(text));
  const dates = findDates(folded, calendar);
  const wrong = dates.find((date) => date.span === null);
  if (wrong) return { kind: 'impossible', text: wrong.text };
  const [first, second] = dates;
  if (!first?.span) return { kind: 'none', rest: text };
  const lead = LEAD.exec(folded.slice(0, first.start));
  const start = lead?.index ?? first.start;
  const joint = second?.span ? JOINT.exec(folded.slice(first.end, second.start)) : null;
  const end = joint && second ? second.end : first.end;
  const rest = `${folded.slice(0, start)} ${folded.slice(end)}`.replace(/\s+/gu, ' ').trim();
  const opening = bounded(lead?.[1] ?? '', first.span);
  if (!joint || !second?.span) return { kind: 'range', range: opening, rest };
  const range = {
    from: opening.from ?? first.span.from,
    to: bounded(joint[1] ?? 'to', second.span).to,
  };
  return range.to !== null && range.from > range.to
    ? { kind: 'reversed', from: first.text, to: second.text }
    : { kind: 'range', range, rest };
}

/** Ranges that share a month or hide in a hyphen, at full length: "14-15 august", "august 14-15", "2022-2024". */
function spellOut(text: string): string {
  const to = String.raw`\s*(?:-|to|and|through|until)\s*`;
  const day = String.raw`(\d{1,2})(?:st|nd|rd|th)?`;
  const year = String.raw`(,? \d{4}\b)?`;
  return text
    .replace(
      new RegExp(String.raw`\b${day}${to}${day}(?: of)? (${MONTH})\b\.?${year}`, 'gu'),
      (_, a, b, month, y = '') => `${a} ${month}${y} to ${b} ${month}${y}`,
    )
    .replace(
      new RegExp(String.raw`\b(${MONTH})\.? ${day}${to}${day}\b(?![-:/.]\d)${year}`, 'gu'),
      (_, month, a, b, y = '') => `${month} ${a}${y} to ${month} ${b}${y}`,
    )
    .replace(/\b((?:19|20)\d{2})\s*-\s*((?:19|20)\d{2})\b(?!-)/gu, '$1 to $2');
}

function bounded(word: string, span: { from: string; to: string }): DateRange {
  switch (word) {
    case 'before':
    case 'prior to':
      return { from: null, to: addDays(span.from, -1) };
    case 'until':
    case 'till':
    case 'up to':
    case 'by':
      return { from: null, to: span.to };
    case 'after':
      return { from: addDays(span.to, 1), to: null };
    case 'since':
    case 'from':
    case 'starting':
      return { from: span.from, to: null };
    default:
      return span;
  }
}

/** Months and weekdays that could be another word, and what shows that they are not. */
const AMBIGUOUS = /^(?:may|mar|march|sun|sat)$/u;
const PREPOSITION = /\b(?:in|on|since|before|after|until|from|between|of|to|during|next|last)\s+$/u;

function findDates(text: string, calendar: Calendar): Found[] {
  const found: Found[] = [];
  for (const match of text.matchAll(EXPRESSION)) {
    const end = match.index + match[0].length;
    if (BOUNDARY.test(text[match.index - 1] ?? '') || BOUNDARY.test(text[end] ?? '')) continue;
    const span = spanOf(match.groups ?? {}, {
      text,
      index: match.index,
      calendar,
    });
    if (span !== undefined) found.push({ start: match.index, end, text: match[0], span });
  }
  return found;
}

/** The days meant; null for a date that does not exist, undefined for a word that is no date here. */
function spanOf(
  groups: Readonly<Record<string, string | undefined>>,
  { text, index, calendar }: { text: string; index: number; calendar: Calendar },
): { from: string; to: string } | null | undefined {
  const { iso, dayFirst, dayLast, m1, m2, m3, y1, y2, y3, y4, a, b, weekday: day, year } = groups;
  const eventYear = calendar.lastDay.slice(0, 4);
  if (iso !== undefined)
    return (
      partialDate(
        iso
          .split('-')
          .map((part) => part.padStart(2, '0'))
          .join('-'),
      ) ?? null
    );
  if (year !== undefined) return partialDate(year) ?? null;
  if (day !== undefined)
    return AMBIGUOUS.test(day) && !PREPOSITION.test(text.slice(0, index))
      ? undefined
      : nearestWeekday(day, calendar);
  if (a !== undefined && b !== undefined && y4 !== undefined)
    return numericDate(Number(a), Number(b), y4);
  const dayOfMonth = dayFirst ?? dayLast;
  const month = monthNumber(m1 ?? m2 ?? m3 ?? '');
  const bare = dayOfMonth === undefined && y3 === undefined;
  if (bare && AMBIGUOUS.test(m3 ?? '') && !PREPOSITION.test(text.slice(0, index))) return undefined;
  const parts = [
    y1 ?? y2 ?? y3 ?? eventYear,
    month,
    ...(dayOfMonth === undefined ? [] : [dayOfMonth.padStart(2, '0')]),
  ];
  return partialDate(parts.join('-')) ?? null;
}

function monthNumber(name: string): string {
  const index = MONTHS.findIndex((month) => month.startsWith(name.slice(0, 3)));
  return String(index + 1).padStart(2, '0');
}

/** 15/8/2025 and 8/15/2025; where both readings are possible, day first as in ISO's neighbours. */
function numericDate(a: number, b: number, year: string): { from: string; to: string } | null {
  const [day, month] = b > 12 ? [b, a] : [a, b];
  return (
    partialDate(`${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`) ?? null
  );
}

function nearestWeekday(name: string, { lastDay, days }: Calendar): { from: string; to: string } {
  const wanted = WEEKDAYS.findIndex((day) => day.startsWith(name.slice(0, 3)));
  const distance = (day: string) => Math.abs(Date.parse(day) - Date.parse(lastDay));
  const known = days.filter((day) => weekday(day) === wanted && distance(day) < 8 * 86_400_000);
  const nearest = known.sort((a, b) => distance(a) - distance(b))[0];
  const day = nearest ?? addDays(lastDay, -((weekday(lastDay) - wanted + 7) % 7));
  return { from: day, to: day };
}
