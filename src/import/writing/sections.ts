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
  readonly dates: readonly ParagraphDate[];
  readonly known: readonly KnownMoment[];
  /** ISO day: what lies later is left undated. */
  readonly today: string;
}

/**
 * Proposes the sections of an article file: paragraphs of one date that stand together. A section that names its own
 * time is a moment, the same as one of the corpus when date and words agree; the day of the story is one moment.
 */
export function draftSections({
  id,
  readings,
  dates,
  known,
  today,
}: Options): readonly DraftSection[] {
  const sections: DraftSection[] = [];
  const taken = new Map(known.map(({ moment, date }) => [moment, date]));
  let group: { date: string | null; own: boolean; readings: number[] } | null = null;
  const close = () => {
    if (!group) return;
    const { date, own } = group;
    const statement = statementOf(readings[group.readings[0] ?? 0]);
    const same = date === null || !own ? null : matching(statement, date, known);
    const wanted =
      date === null
        ? `${id}-background`
        : own
          ? `${date.replace('/', '-to-')}-${slug(statement, 4)}`
          : `${id}-${date}`;
    const moment = same ?? free(wanted, date, taken);
    taken.set(moment, date);
    sections.push({
      date,
      statement: date === null && sections.length > 0 ? 'Background' : statement,
      moment,
      readings: group.readings,
    });
  };
  for (const [i, { date, own }] of dates.entries()) {
    const dated = date !== null && inPast(date, today) ? date : null;
    if (group && group.date === dated && (!own || group.own)) group.readings.push(i);
    else {
      close();
      group = { date: dated, own: own && dated !== null, readings: [i] };
    }
  }
  close();
  return sections;
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

/** The first sentence, short and without its stop. */
function statementOf(reading: Reading | undefined): string {
  const { start = 0, end = 0 } = reading?.prose.sentences[0] ?? {};
  const sentence = reading?.prose.text.slice(start, end).trim() ?? '';
  return (
    shorten(sentence, 110)
      .replace(/[.\s]+$/u, '')
      .replaceAll(' · ', ' - ')
      .replace(/[{}]/gu, '') || 'Untitled'
  );
}
