import { parseDateSpan } from '../../language/dates.ts';
import { overlap } from '../../language/quotations.ts';
import { fold, shorten } from '../../language/text.ts';
import { isStopWord, words } from '../../language/words.ts';
import type { Reading } from '../attribution/reading.ts';
import type { ParagraphDate } from '../dates/paragraph-dates.ts';

/** A part of the article file: a heading, and the readings below it by index. */
export interface DraftSection {
  readonly date: string | null;
  readonly statement: string;
  readonly moment: string;
  readonly readings: readonly number[];
}

/** A moment of the corpus, to which a section may belong. */
export interface KnownMoment {
  readonly moment: string;
  readonly date: string | null;
  readonly statement: string;
}

interface Options {
  readonly id: string;
  readonly readings: readonly Reading[];
  /** Numbers of the paragraphs that are headings of the page. */
  readonly headings: ReadonlySet<number>;
  readonly dates: readonly ParagraphDate[];
  readonly known: readonly KnownMoment[];
  /** ISO day: what lies later is left undated. */
  readonly today: string;
}

interface Group {
  readonly date: string | null;
  readonly own: boolean;
  /** The heading that the page itself prints above. */
  readonly title: string | null;
  readonly readings: number[];
}

/**
 * Proposes the sections of an article file: paragraphs of one date that stand together, from one heading of the page
 * to the next. A section that names its own time, or has a heading of its own, is a moment, the same as one of the
 * corpus when date and words agree; the rest of the day of the story is one moment.
 */
export function draftSections(options: Options): readonly DraftSection[] {
  const { id, readings, known } = options;
  const taken = new Map(known.map(({ moment, date }) => [moment, date]));
  return groupsOf(options).map(({ date, own, title, readings: members }, i) => {
    const statement = title ?? statementOf(readings[members[0] ?? 0]);
    const special = own || title !== null;
    const wanted = special
      ? `${date?.replace('/', '-to-') ?? id}-${slug(statement, 4)}`
      : `${id}-${date ?? 'background'}`;
    const same = special && date !== null ? matching(statement, date, known) : null;
    const moment = same ?? free(wanted, date, taken);
    taken.set(moment, date);
    const named = title !== null || date !== null || i === 0;
    return { date, statement: named ? statement : 'Background', moment, readings: members };
  });
}

function groupsOf({ readings, headings, dates, today }: Options): readonly Group[] {
  const groups: Group[] = [];
  for (const [i, reading] of readings.entries()) {
    const titled = i > 0 && headings.has(reading.prose.number) && readings[i + 1] !== undefined;
    const { date = null, own = false } = dates[titled ? i + 1 : i] ?? {};
    const dated = date !== null && inPast(date, today) ? date : null;
    const last = groups.at(-1);
    if (!titled && last && last.date === dated && (!own || last.own)) last.readings.push(i);
    else if (!titled && last?.readings.length === 1 && last.title !== null) last.readings.push(i);
    else
      groups.push({
        date: dated,
        own: own && dated !== null,
        title: titled ? statementOf(reading) : null,
        readings: [i],
      });
  }
  return groups;
}

/** Small letters, digits and hyphens, of the first words that carry a topic. */
export function slug(text: string, count: number): string {
  const kept = words(fold(text)).filter((word) => !isStopWord(word) && /^[a-z0-9]+$/u.test(word));
  return kept.slice(0, count).join('-').slice(0, 60) || 'moment';
}

function matching(statement: string, date: string, known: readonly KnownMoment[]): string | null {
  return (
    known.find((one) => one.date === date && overlap(one.statement, statement) >= 0.6)?.moment ??
    null
  );
}

function free(
  wanted: string,
  date: string | null,
  taken: ReadonlyMap<string, string | null>,
): string {
  for (let n = 1; ; n++) {
    const moment = n === 1 ? wanted : `${wanted}-${n}`;
    const other = taken.get(moment);
    if (other === undefined || other === date) return moment;
  }
}

function inPast(date: string, today: string): boolean {
  const span = parseDateSpan(date);
  return (
    span !== null &&
    (span.from ?? '') <= today &&
    (span.precision !== 'day' || (span.to ?? '') <= today)
  );
}

/** Where a sentence may end early: before a clause or a phrase that hangs on it, with its measure ("nine months after"). */
const BREAK =
  /(?:,? (?:an? (?:minute|hour|day|week|month|year)|[\p{L}\d]+ (?:minute|hour|day|week|month|year)s))?,? (?=(?:after|as|while|but|though|although|because|when|where|despite|amid|following|according|saying) )|;(?= )/gu;
/** What stands before the first words: a day that a machine wrote, `IMBRY, Oskerra (AP) — `. */
const DATELINE =
  /^(?:(?:date )?\d{4}-\d{2}-\d{2} |\p{Lu}{3}[\p{Lu} .’'-]*(?:, [\p{L}.]+)? ?(?:\([\p{L} ]+\) ?)?[—–-]{1,2} )/u;
const LONGEST = 100;

/** The first sentence without its stop, cut at a clause where it is long. */
function statementOf(reading: Reading | undefined): string {
  const { start = 0, end = 0 } = reading?.prose.sentences[0] ?? {};
  const sentence = reading?.prose.text.slice(start, end).trim() ?? '';
  const outside = reading?.prose.outside.slice(start, end) ?? '';
  const cut = [...outside.matchAll(BREAK)]
    .map(({ index }) => index)
    .findLast((index) => index > 30 && index <= LONGEST);
  const short = sentence.length > LONGEST && cut !== undefined ? sentence.slice(0, cut) : sentence;
  return (
    shorten(short.replace(DATELINE, ''), LONGEST + 10)
      .replace(/[.,;:\s]+$/u, '')
      .replaceAll(' · ', ' - ')
      .replace(/[{}]/gu, '') || 'Untitled'
  );
}
