import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { loadCorpus } from '../../src/corpus/load.ts';
import { findAnchor } from '../../src/import/dates/anchor.ts';
import { type ParagraphDate, paragraphDates } from '../../src/import/dates/paragraph-dates.ts';
import { readPage } from '../../src/import/input/read-page.ts';
import { createCast } from '../../src/import/people/cast.ts';
import { type ReadArticle, readArticle } from '../../src/import/read-article.ts';
import { SHIPPED } from '../fixtures/corpora.ts';

/** How often something held, of how many times. */
export interface Tally {
  readonly yes: number;
  readonly all: number;
}

/** What an import makes of annotated articles. */
export interface Figures {
  /** By what is counted, such as `quotations found`. */
  readonly tallies: ReadonlyMap<string, Tally>;
  /** Speakers that each rule of attribution got right. */
  readonly rules: ReadonlyMap<string, Tally>;
  /** What is not as annotated, a line each. */
  readonly remarks: readonly string[];
}

const QUOTES = z.array(
  z.object({
    article: z.string(),
    delimiter: z.string(),
    kind: z.string(),
    text: z.string(),
    speakers: z.array(z.string()),
    alternative_speakers: z.array(z.string()),
  }),
);
const EVENTS = z.array(
  z.object({
    id: z.string(),
    date: z.string().nullable(),
    date_end: z.string().nullable(),
    evidence: z.array(z.object({ article: z.string(), text: z.string() })),
  }),
);
const ARTICLES = z.array(z.object({ id: z.string(), file: z.string() }));

/**
 * Reads annotated articles as an import does, and compares. `folder` holds `articles/*.txt` and
 * `gold/{articles,quotes,events}.json`; `introduced`: with the people of the shipped corpus known beforehand.
 */
export async function measureImport(
  folder: string,
  { introduced }: { introduced: boolean },
): Promise<Figures> {
  const read = <Schema extends z.ZodType>(name: string, schema: Schema): z.output<Schema> =>
    schema.parse(JSON.parse(readFileSync(join(folder, `gold/${name}.json`), 'utf8')));
  const quotes = read('quotes', QUOTES).filter(({ delimiter }) => delimiter !== 'single-curly');
  const events = read('events', EVENTS);
  const { people, event, articles: shipped } = await loadCorpus(SHIPPED);
  const cast = createCast(introduced ? people : []);
  const counters = createCounters();
  for (const { id, file } of read('articles', ARTICLES)) {
    const page = await readPage(readFileSync(join(folder, 'articles', file), 'utf8'));
    cast.turnPage();
    const article = readArticle(page, cast);
    const known = { given: null, event: event.lastDay, today: '2026-01-01' };
    const dates = paragraphDates(article.readings, findAnchor(page, known).day);
    const ours = <One extends { article: string }>(one: One) => one.article === id;
    countQuotations(article, quotes.filter(ours), counters);
    for (const { id: name, date, date_end, evidence } of events)
      for (const { text } of date === null ? [] : evidence.filter(ours)) {
        const got = dateOf(text, article, dates);
        const wanted = date_end === null ? date : `${date}/${date_end}`;
        counters.count('dates', got === wanted);
        if (got !== wanted) counters.remarks.push(`date of ${name}: ${got}, not ${wanted}`);
      }
    const dropped = new Set(shipped.find((one) => one.id === id)?.furniture);
    for (const { number, furniture } of article.paragraphs)
      counters.count(
        dropped.has(number) ? 'furniture dropped' : 'text kept',
        dropped.has(number) === (furniture !== null),
      );
  }
  return counters;
}

/** The time that stands nearest to a piece of text, in its sentence; else that of its paragraph. */
function dateOf(
  text: string,
  { readings }: ReadArticle,
  dates: readonly ParagraphDate[],
): string | null {
  const index = readings.findIndex(({ prose }) => prose.text.includes(text));
  const { prose } = readings[index] ?? {};
  const start = prose?.text.indexOf(text) ?? 0;
  const end = start + text.length;
  const sentence = prose?.sentences.find((one) => one.start <= start && one.end > start);
  const distance = (one: { start: number; end: number }) =>
    Math.max(0, one.start - end, start - one.end);
  const [nearest] = (dates[index]?.expressions ?? [])
    .filter((one) => sentence && one.start >= sentence.start && one.end <= sentence.end)
    .toSorted((a, b) => distance(a) - distance(b) || Number(a.bound) - Number(b.bound));
  return nearest?.date ?? dates[index]?.date ?? null;
}

function countQuotations(
  { marked }: ReadArticle,
  annotated: z.output<typeof QUOTES>,
  { count, countRule, remarks }: Counters,
): void {
  const left = [...annotated];
  for (const { text, kind, speaker } of marked) {
    const at = left.findIndex((one) => one.text === text);
    const [entry] = at < 0 ? [] : left.splice(at, 1);
    const spoken = entry !== undefined && !isOther(entry.kind);
    if (kind === 'quotation') count('quotation precision', spoken);
    if (entry && !spoken) count('titles, signs and scare quotes told apart', kind === entry.kind);
    if (!spoken) continue;
    count('quotations found', kind === 'quotation');
    const who = speaker?.who.map(({ name }) => name) ?? [];
    const right =
      who.length > 0 &&
      who.every((name) => [...entry.speakers, ...entry.alternative_speakers].includes(name));
    count('speaker right', right);
    count('speaker wrong', !right && who.length > 0);
    const rule = speaker?.rule ?? 'no rule';
    countRule(rule, right);
    if (!right) remarks.push(`speaker of "${text}": ${who.join(' and ') || 'unclear'} (${rule})`);
  }
  for (const { kind } of left) if (!isOther(kind)) count('quotations found', false);
}

function isOther(kind: string): boolean {
  return /^(?:title|scare)$/u.test(kind);
}

type Counters = ReturnType<typeof createCounters>;

function createCounters() {
  const tallies = new Map<string, Tally>();
  const rules = new Map<string, Tally>();
  const remarks: string[] = [];
  const countIn = (all: Map<string, Tally>) => (name: string, holds: boolean) => {
    const before = all.get(name) ?? { yes: 0, all: 0 };
    all.set(name, { yes: before.yes + (holds ? 1 : 0), all: before.all + 1 });
  };
  return { tallies, rules, remarks, count: countIn(tallies), countRule: countIn(rules) };
}
