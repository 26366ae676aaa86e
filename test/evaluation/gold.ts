import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';

const SHARED = fileURLToPath(new URL('../../../shared', import.meta.url));

/** Whether the development set stands beside the project; a user's clone has none. */
export const hasGold = existsSync(join(SHARED, 'gold', 'qa.json'));

const EVIDENCE = z.object({ article: z.string(), text: z.string() });
const QA = z.array(
  z.looseObject({
    id: z.string(),
    question: z.string().default(''),
    context: z.array(z.string()).nullable().default(null),
    answers: z.array(z.string()).default([]),
    coverage: z.string().nullish(),
    evidence: z.array(EVIDENCE).default([]),
    answer_by_article: z
      .record(z.string(), z.union([z.string(), z.array(z.string())]).nullable())
      .nullish(),
    claim_text: z.string().optional(),
    claimed_speaker: z.string().optional(),
    verdict: z.string().optional(),
  }),
);
const ROUTING = z.array(
  z.looseObject({
    id: z.string(),
    text: z.string(),
    command: z.string(),
    accept: z.array(z.string()),
    context: z.array(z.string()).nullable(),
  }),
);
const QUOTES = z.array(
  z.looseObject({
    kind: z.string(),
    delimiter: z.string(),
    text: z.string(),
    speakers: z.array(z.string()),
  }),
);

export function goldQuestions() {
  return QA.parse(read('qa'));
}

export function goldRouting() {
  return ROUTING.parse(read('routing'));
}

export function goldQuotes() {
  return QUOTES.parse(read('quotes'));
}

const EVENTS = z.array(
  z.looseObject({
    id: z.string(),
    date: z.string().nullable(),
    description: z.string(),
    articles: z.array(z.string()),
  }),
);
const DISAGREEMENTS = z.array(
  z.looseObject({
    fact: z.string(),
    kind: z.string(),
    values: z.array(z.looseObject({ article: z.string(), reported: z.boolean() })),
  }),
);

export function goldEvents() {
  return EVENTS.parse(read('events'));
}

export function goldDisagreements() {
  return DISAGREEMENTS.parse(read('disagreements'));
}

const ARTICLES = ['global-news', 'alaska-001', 'alaska-002', 'alaska-003', 'alaska-004'];

/** The paragraphs of each article, as printed. */
export function articleParagraphs(): ReadonlyMap<string, readonly string[]> {
  const folder = join(SHARED, 'articles');
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort();
  return new Map(
    files.map((file, i) => [
      ARTICLES[i] ?? file,
      readFileSync(join(folder, file), 'utf8')
        .split('\n')
        .filter((line) => line.trim() !== ''),
    ]),
  );
}

function read(name: string): unknown {
  return JSON.parse(readFileSync(join(SHARED, 'gold', `${name}.json`), 'utf8'));
}
