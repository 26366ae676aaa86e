import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { momentsOf } from '../src/answers/moments.ts';
import { utterancesOf } from '../src/answers/utterances.ts';
import { allPassages } from '../src/corpus/access.ts';
import { readTexts } from '../src/corpus/check/texts.ts';
import { openWorld, SHIPPED } from './fixtures/corpora.ts';

const SHARED = fileURLToPath(new URL('../../shared', import.meta.url));
const SETS = join(SHARED, 'gold');
const present = existsSync(SETS);

const EVIDENCE = z.object({ article: z.string(), text: z.string() });
const QUOTES = z.array(
  z.object({
    id: z.string(),
    article: z.string(),
    text: z.string(),
    kind: z.enum(['sentence', 'fragment', 'title', 'scare']),
    delimiter: z.string(),
    speakers: z.array(z.string()),
    alternative_speakers: z.array(z.string()),
    group: z.string().nullable(),
  }),
);
const EVENTS = z.array(
  z.object({
    id: z.string(),
    date: z.string().nullable(),
    date_end: z.string().nullable(),
    not_before: z.string().nullable(),
    not_after: z.string().nullable(),
    articles: z.array(z.string()),
    evidence: z.array(EVIDENCE),
  }),
);
const PEOPLE = z.array(
  z.object({
    name: z.string(),
    articles: z.array(z.string()),
    aliases: z.array(z.object({ form: z.string() })),
  }),
);
const DISAGREEMENTS = z.array(
  z.object({
    id: z.string(),
    fact: z.string(),
    kind: z.string(),
    values: z.array(
      z.object({ article: z.string(), reported: z.boolean(), evidence: z.array(z.string()) }),
    ),
  }),
);
const QUESTIONS = z.array(
  z.looseObject({
    id: z.string(),
    claim_text: z.string().optional(),
    claimed_speaker: z.string().nullish(),
    verdict: z.string().optional(),
    true_speaker: z.string().nullish(),
  }),
);

/** Articles that tell of an event without dating it: they are no witness of its date. */
const UNDATED: Readonly<Record<string, readonly string[]>> = { E06: ['alaska-004'] };

function read<Schema extends z.ZodType>(name: string, schema: Schema): z.output<Schema> {
  return schema.parse(JSON.parse(readFileSync(join(SETS, `${name}.json`), 'utf8')));
}

describe.skipIf(!present)('the corpus beside an independent reading of its articles', async () => {
  if (!present) return;
  const { corpus, index, command } = await openWorld(SHIPPED);
  const texts = await readTexts(join(SHARED, 'articles'));
  const quotations = allPassages(corpus).filter(({ quotation }) => quotation);
  const quotes = read('quotes', QUOTES);
  const spoken = quotes.filter(
    ({ kind, delimiter }) => /^(?:sentence|fragment)$/u.test(kind) && delimiter !== 'single-curly',
  );

  /** The paragraphs of an article in which a text stands. */
  const paragraphsOf = (article: string, text: string) => {
    const at = corpus.articles.findIndex(({ id }) => id === article);
    return (texts[at]?.paragraphs ?? []).flatMap((paragraph, i) =>
      paragraph.includes(text) ? [i + 1] : [],
    );
  };

  test('every quotation is there, to the letter, under one who said it', () => {
    const missing = spoken.filter(({ article, text, speakers, alternative_speakers }) => {
      const allowed = [...speakers, ...alternative_speakers];
      return !quotations.some(
        (passage) =>
          passage.article === article &&
          passage.text === text &&
          passage.paragraphs.some((number) => paragraphsOf(article, text).includes(number)) &&
          passage.quotation?.speakers.every((name) => allowed.includes(name)),
      );
    });
    expect(missing.map(({ id, text }) => `${id}: ${text}`)).toEqual([]);
    expect(spoken.length).toBeGreaterThan(75);
  });

  test('no quotation is invented', () => {
    const known = quotes.filter(({ kind }) => kind === 'sentence' || kind === 'fragment');
    const invented = quotations.filter(
      ({ article, text }) =>
        !known.some((quote) => quote.article === article && quote.text === text),
    );
    expect(invented.map(({ id, text }) => `${id}: ${text}`)).toEqual([]);
  });

  test('every event is a moment of that date in those articles', () => {
    const moments = momentsOf(corpus);
    const events = read('events', EVENTS);
    const missing = events.filter(
      ({ id, date, date_end, not_before, not_after, articles, evidence }) => {
        const text =
          date !== null
            ? [date, date_end].filter((day) => day !== null).join('/')
            : not_after !== null
              ? `../${not_after}`
              : `${not_before}/..`;
        return !moments.some(
          (moment) =>
            moment.date.text === text &&
            articles
              .filter((article) => !UNDATED[id]?.includes(article))
              .every((article) => moment.passages.some((passage) => passage.article === article)) &&
            evidence.some((span) =>
              moment.passages.some(
                ({ article, paragraphs }) =>
                  article === span.article &&
                  paragraphs.some((number) => paragraphsOf(article, span.text).includes(number)),
              ),
            ),
        );
      },
    );
    expect(missing.map(({ id }) => id)).toEqual([]);
    expect(events).toHaveLength(34);
  });

  test('everybody is known, by every form that the articles print', () => {
    const people = read('people', PEOPLE);
    const unknown = people.flatMap(({ name, aliases }) =>
      [name.replace(/ \(.*\)$/u, ''), ...aliases.map(({ form }) => form)]
        .filter((form) => index.analyzer.names.resolve(form).kind !== 'one')
        .map((form) => `${name}: ${form}`),
    );
    expect(unknown).toEqual([]);
    expect(people).toHaveLength(43);
  });

  test('every conflict and every difference in detail is a point, with the paragraphs in which it stands', () => {
    const facts = read('disagreements', DISAGREEMENTS).filter(
      ({ kind }) => kind === 'conflict' || kind === 'granularity',
    );
    const missing = facts.filter(
      ({ kind, values }) =>
        !corpus.points.some(
          (point) =>
            point.kind === kind &&
            values
              .filter(({ reported }) => reported)
              .every(({ article, evidence }) =>
                point.values.some(
                  (value) =>
                    value.article === article &&
                    evidence.some((text) =>
                      paragraphsOf(article, text).some((number) =>
                        value.paragraphs.includes(number),
                      ),
                    ),
                ),
              ),
        ),
    );
    expect(missing.map(({ id, fact }) => `${id}: ${fact}`)).toEqual([]);
    expect(facts).toHaveLength(23);
  });

  test('what several articles print of one utterance meets in one utterance', () => {
    const utterances = utterancesOf(corpus).map(({ wordings }) =>
      wordings.flatMap(({ passages }) => passages),
    );
    const utteranceOf = ({ article, text }: (typeof spoken)[number]) =>
      utterances.findIndex((passages) =>
        passages.some((passage) => passage.article === article && passage.text === text),
      );
    const apart = spoken.filter((quote) => {
      const same = spoken.filter(
        ({ group, speakers }) =>
          group !== null && group === quote.group && speakers.join() === quote.speakers.join(),
      );
      const own = same.filter(({ article }) => article === quote.article).map(utteranceOf);
      const others = same.filter(({ article }) => article !== quote.article).map(utteranceOf);
      return others.length > 0 && !others.some((other) => own.includes(other));
    });
    expect(apart.map(({ id, group, text }) => `${group} ${id}: ${text}`)).toEqual([]);
  });

  const checks = read('qa', QUESTIONS).filter(({ id }) => id.startsWith('V'));
  test.each(checks.map((check) => [check.id, check.claim_text ?? '', check] as const))(
    '%s: %s',
    async (_, quotation, check) => {
      const speaker = check.claimed_speaker;
      const reply = await command('verify', { quotation, ...(speaker && { speaker }) });
      const verdict = reply.blocks.find((block) => block.kind === 'verdict');
      expect(verdict?.verdict).toBe(check.verdict === 'near' ? 'altered' : check.verdict);
      if (check.true_speaker) expect(verdict?.speaker).toContain(check.true_speaker);
    },
  );
});

test('the sets beside the repository are read where they are', () => {
  expect(present ? readdirSync(SETS) : ['quotes.json']).toContain('quotes.json');
});
