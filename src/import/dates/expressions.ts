import { addDays, MONTHS, partialDate, WEEKDAYS, weekday } from '../../language/dates.ts';

/** A time that a text names, resolved: `date` as a heading writes it, offsets into the text. */
export interface TimeExpression {
  readonly start: number;
  readonly end: number;
  /** `2024`, `2024-02`, `2024-02-29`, or an interval of two. */
  readonly date: string;
  /** Whether the time is only a bound or a yardstick: "since 2019", "until May". */
  readonly bound: boolean;
}

const MONTH = MONTHS.map((name) => `${name}|${name.slice(0, 3)}\\.?`)
  .join('|')
  .replace('|sep\\.?|', '|sept?\\.?|');
const DAY = WEEKDAYS.join('|');
const NUMBER = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

const PATTERNS = [
  String.raw`(?<iso>\d{4}-\d{2}-\d{2})`,
  String.raw`(?:(?:${DAY}),? (?:the )?)?(?<m1>${MONTH}) (?<d1>\d{1,2})(?:st|nd|rd|th)?(?!\d|:)(?:,? (?<y1>\d{4}))?`,
  String.raw`(?<d2>\d{1,2})(?:st|nd|rd|th)?(?: of)? (?<m2>${MONTH})(?:,? (?<y2>\d{4}))?`,
  String.raw`(?<m3>${MONTH}),? (?<y3>\d{4})`,
  `(?:(?<which>last|next|this past|this coming) )?(?<weekday>${DAY})`,
  `(?<relative>today|tonight|this (?:morning|afternoon|evening)|yesterday|tomorrow|overnight|(?:last|this|next) (?:night|week|month|year|spring|summer|autumn|winter))`,
  String.raw`(?<count>${NUMBER.join('|')}|\d{1,3}|an?) (?<unit>day|week|month|year)s? ago`,
  String.raw`(?<decade>(?:19|20)\d0)s`,
  String.raw`(?<year>(?:19|20)\d{2})`,
  `(?<month>${MONTH})`,
];
const EXPRESSION = new RegExp(
  `(?<![\\p{L}\\p{N}$£€#.,-])(?:${PATTERNS.join('|')})(?![\\p{L}\\p{N}%]|[.,-]\\d)`,
  'giu',
);

const LEAD =
  /\b(?:in|on|since|before|after|until|from|between|of|by|during|next|last|early|late|mid|this|every)[\s-]+$/iu;
const BOUND = /\b(?:since|until|till|before|after|by|from)(?: (?:early|late|the end of))?\s+$/iu;
const FUTURE =
  /\b(?:will|shall|(?:is|are) (?:to|set|due|scheduled|expected|planning|planned)|next|upcoming|coming|scheduled for|due (?:on|in))\b[^.;:,]{0,50}$/iu;

/**
 * Finds the times that a text names and resolves them against the day on which it was written: weekdays and months
 * lie behind it unless the clause speaks of the future, years stand for themselves.
 * @param anchor ISO day; null resolves only what is written out.
 */
export function timeExpressions(text: string, anchor: string | null): readonly TimeExpression[] {
  const found: TimeExpression[] = [];
  for (const match of text.matchAll(EXPRESSION)) {
    const before = text.slice(0, match.index);
    const future = FUTURE.test(before);
    const date = resolve(match, { anchor, future, before, own: found.at(-1)?.date ?? null });
    if (date === null) continue;
    found.push({
      start: match.index,
      end: match.index + match[0].length,
      date,
      bound: BOUND.test(before),
    });
  }
  return found;
}

interface Place {
  readonly anchor: string | null;
  readonly future: boolean;
  readonly before: string;
  /** The day named before in the same text. */
  readonly own: string | null;
}

function resolve({ groups = {}, 0: text }: RegExpMatchArray, place: Place): string | null {
  const { iso, m1, d1, y1, m2, d2, y2, m3, y3, which, relative, count, unit, decade, year, month } =
    groups;
  const { anchor, before } = place;
  if (iso !== undefined) return partialDate(iso) ? iso : null;
  const named = m1 ?? m2;
  const day = d1 ?? d2;
  if (named !== undefined && day !== undefined)
    return dayOf({ month: named, day, year: y1 ?? y2, anchor });
  if (m3 !== undefined && y3 !== undefined) return `${y3}-${monthNumber(m3)}`;
  if (decade !== undefined) return `${decade}/${decade.slice(0, 3)}9`;
  if (year !== undefined) return isYear(text, before) ? year : null;
  if (anchor === null) return null;
  if (groups.weekday !== undefined)
    return /^\p{Lu}/u.test(text.replace(/^\p{Ll}.*? /u, ''))
      ? weekdayOf(groups.weekday, which, place)
      : null;
  if (relative !== undefined) return relativeDate(relative.toLowerCase(), anchor, place.own);
  if (count !== undefined && unit !== undefined) return ago(count, unit, anchor);
  if (month === undefined || !/^\p{Lu}/u.test(month) || !LEAD.test(before)) return null;
  const number = monthNumber(month);
  const own = Number(anchor.slice(0, 4));
  const later = number > anchor.slice(5, 7);
  return `${place.future ? (later ? own : own + 1) : later ? own - 1 : own}-${number}`;
}

function dayOf({
  month,
  day,
  year,
  anchor,
}: {
  month: string;
  day: string;
  year: string | undefined;
  anchor: string | null;
}): string | null {
  if (!/^\p{Lu}/u.test(month)) return null;
  const ending = `${monthNumber(month)}-${day.padStart(2, '0')}`;
  if (year !== undefined) return partialDate(`${year}-${ending}`) ? `${year}-${ending}` : null;
  if (anchor === null) return null;
  const own = Number(anchor.slice(0, 4));
  const distance = (date: string) => Math.abs(Date.parse(date) - Date.parse(anchor));
  const [nearest] = [own - 1, own, own + 1]
    .map((candidate) => `${candidate}-${ending}`)
    .filter((date) => partialDate(date))
    .sort((a, b) => distance(a) - distance(b));
  return nearest ?? null;
}

/** The last such day up to the anchor; after it where the clause speaks of the future. */
function weekdayOf(
  name: string,
  which: string | undefined,
  { anchor, future }: Place,
): string | null {
  if (anchor === null) return null;
  const wanted = WEEKDAYS.findIndex((day) => name.toLowerCase().startsWith(day));
  const back = (weekday(anchor) - wanted + 7) % 7;
  if (future || /next|coming/iu.test(which ?? '')) return addDays(anchor, 7 - back);
  return addDays(anchor, -(back === 0 && which !== undefined ? 7 : back));
}

function relativeDate(words: string, anchor: string, own: string | null): string | null {
  const day = own !== null && partialDate(own)?.precision === 'day' ? own : anchor;
  const [which = '', unit] = words.split(' ');
  const step = which === 'last' ? -1 : which === 'next' ? 1 : 0;
  if (words === 'overnight' || words === 'last night') return `${addDays(day, -1)}/${day}`;
  if (words === 'yesterday') return addDays(anchor, -1);
  if (words === 'tomorrow') return addDays(anchor, 1);
  if (unit === 'week') {
    const monday = addDays(anchor, -((weekday(anchor) + 6) % 7) + 7 * step);
    return `${monday}/${step === 0 ? anchor : addDays(monday, 6)}`.replace(/^(.+)\/\1$/u, '$1');
  }
  if (unit === 'month') return shiftMonth(anchor, step);
  if (unit === 'year') return String(Number(anchor.slice(0, 4)) + step);
  return /^(?:spring|summer|autumn|winter)$/u.test(unit ?? '')
    ? String(Number(anchor.slice(0, 4)) + step)
    : anchor;
}

function ago(count: string, unit: string, anchor: string): string {
  const number = /^\d/u.test(count)
    ? Number(count)
    : Math.max(1, NUMBER.indexOf(count.toLowerCase()) + 1);
  switch (unit.toLowerCase()) {
    case 'day':
      return addDays(anchor, -number);
    case 'week':
      return shiftMonth(addDays(anchor, -7 * number), 0);
    case 'month':
      return shiftMonth(anchor, -number);
    default:
      return String(Number(anchor.slice(0, 4)) - number);
  }
}

function shiftMonth(day: string, by: number): string {
  const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + by;
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;
}

function monthNumber(name: string): string {
  const index = MONTHS.findIndex((month) => month.startsWith(name.slice(0, 3).toLowerCase()));
  return String(index + 1).padStart(2, '0');
}

/** A bare number is a year behind a preposition, an article or a month, or as the sentence opens. */
function isYear(text: string, before: string): boolean {
  return (
    /(?:\b(?:in|since|of|from|until|by|during|before|after|early|late|mid|the|to|and|his|her|their|its|for)[\s-]|[(–-]|\b\p{Lu}\p{L}+\s)$/u.test(
      before,
    ) && text.length === 4
  );
}
