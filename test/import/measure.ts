/**
 * Measures the import on annotated articles: `npx tsx test/import/measure.ts [DIR]`. DIR holds `articles/*.txt` and
 * `gold/{articles,quotes,events}.json`; without it, or without the files, nothing is measured.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { loadCorpus } from '../../src/corpus/load.ts';
import { findAnchor } from '../../src/import/dates/anchor.ts';
import { type ParagraphDate, paragraphDates } from '../../src/import/dates/paragraph-dates.ts';
import { readPage } from '../../src/import/input/read-page.ts';
import { createCast } from '../../src/import/people/cast.ts';
import { type ReadArticle, readArticle } from '../../src/import/read-article.ts';
import { SHIPPED } from '../fixtures/corpora.ts';

const FOLDER = process.argv[2] ?? fileURLToPath(new URL('../../../shared', import.meta.url));

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

if (!existsSync(join(FOLDER, 'gold/quotes.json')))
  console.log('not measured: no annotated articles');
else await measure();

async function measure() {
  const quotes = read('quotes', QUOTES).filter(({ delimiter }) => delimiter !== 'single-curly');
  const events = read('events', EVENTS).filter(({ date }) => date !== null);
  const articles = read('articles', z.array(z.object({ id: z.string(), file: z.string() })));
  const corpus = await loadCorpus(SHIPPED);
  const cast = createCast(corpus.people);
  const count = createCounter();
  const rules = new Map<string, { right: number; wrong: number }>();
  for (const { id, file } of articles) {
    const page = await readPage(readFileSync(join(FOLDER, 'articles', file), 'utf8'));
    cast.turnPage();
    const article = readArticle(page, cast);
    quotations(
      article,
      quotes.filter((one) => one.article === id),
      { count, rules },
    );
    const known = { given: null, event: corpus.event.lastDay, today: '2026-01-01' };
    const dates = paragraphDates(article.readings, findAnchor(page, known).day);
    for (const { id: event, date, date_end, evidence } of events)
      for (const { text } of evidence.filter((one) => one.article === id)) {
        const wanted = date_end === null ? date : `${date}/${date_end}`;
        const got = dateOf(text, article, dates);
        const right = got === wanted;
        count('dates', right);
        if (!right) console.log(`  date of ${event}: ${got}, not ${wanted}`);
      }
    const shipped = new Set(corpus.articles.find((one) => one.id === id)?.furniture);
    for (const { number, furniture } of article.paragraphs)
      count(
        shipped.has(number) ? 'furniture dropped' : 'text kept',
        shipped.has(number) === (furniture !== null),
      );
  }
  count.print();
  for (const [rule, { right, wrong }] of rules)
    console.log(`  ${rule}: ${right} right, ${wrong} not`);
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

function quotations(
  { marked }: ReadArticle,
  gold: z.output<typeof QUOTES>,
  { count, rules }: { count: Count; rules: Map<string, { right: number; wrong: number }> },
) {
  const left = [...gold];
  for (const { text, kind, speaker } of marked) {
    const at = left.findIndex((one) => one.text === text);
    const [entry] = at < 0 ? [] : left.splice(at, 1);
    const wanted = !entry
      ? 'nothing'
      : /^(?:title|scare)$/u.test(entry.kind)
        ? 'title or scare quote'
        : 'quotation';
    if (kind === 'quotation') count('quotation precision', wanted === 'quotation');
    if (wanted === 'title or scare quote')
      count('titles, signs and scare quotes told apart', kind === entry?.kind);
    if (wanted !== 'quotation' || !entry) continue;
    count('quotations found', kind === 'quotation');
    const who = speaker?.who.map(({ name }) => name) ?? [];
    const right =
      who.length > 0 &&
      who.every((name) => [...entry.speakers, ...entry.alternative_speakers].includes(name));
    count('speaker right', right);
    count('speaker wrong', !right && who.length > 0);
    const tally = rules.get(speaker?.rule ?? 'no rule') ?? { right: 0, wrong: 0 };
    rules.set(speaker?.rule ?? 'no rule', tally);
    tally[right ? 'right' : 'wrong']++;
    if (!right)
      console.log(`  speaker of "${text}": ${who.join(' and ') || 'unclear'} (${speaker?.rule})`);
  }
  for (const { kind } of left)
    if (!/^(?:title|scare)$/u.test(kind)) count('quotations found', false);
}

type Count = ReturnType<typeof createCounter>;

function createCounter() {
  const tallies = new Map<string, [number, number]>();
  const count = (name: string, holds: boolean) => {
    const [yes, all] = tallies.get(name) ?? [0, 0];
    tallies.set(name, [yes + (holds ? 1 : 0), all + 1]);
  };
  const print = () => {
    for (const [name, [yes, all]] of tallies)
      console.log(`${name}: ${yes} of ${all} (${((100 * yes) / all).toFixed(1)} %)`);
  };
  return Object.assign(count, { print });
}

function read<Schema extends z.ZodType>(name: string, schema: Schema): z.output<Schema> {
  return schema.parse(JSON.parse(readFileSync(join(FOLDER, `gold/${name}.json`), 'utf8')));
}
