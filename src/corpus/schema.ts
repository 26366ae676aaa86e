import * as z from 'zod';
import { partialDate } from '../language/dates.ts';

const text = z.string().trim().min(1, 'must not be empty');
const id = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]*$/u, 'must be lower-case letters, digits and hyphens');
const paragraph = z.int().min(1);
const day = z
  .string()
  .refine(
    (value) => partialDate(value)?.precision === 'day',
    'must be a day that exists, such as 2024-02-29',
  );

/** `[14, 15, 20-24]` as YAML reads it: numbers, and ranges as strings. */
const paragraphs = z
  .array(
    z.union([
      paragraph,
      z.string().regex(/^\d+\s*-\s*\d+$/u, 'must be a number or a range such as 20-24'),
    ]),
  )
  .transform((items) =>
    items.flatMap((item) => {
      if (typeof item === 'number') return [item];
      const [from = 0, to = 0] = item.split('-').map(Number);
      return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
    }),
  );

export const FRONT_MATTER = z.strictObject({
  id,
  // stands beside each citation, where no platform gives it room for more
  outlet: text.max(100, 'must be at most 100 characters').nullable(),
  title: text,
  published: day.nullable(),
  kind: z.enum(['digest', 'full']),
  url: z.url().nullable(),
  byline: text.nullable().optional(),
  paragraphs: paragraph,
  furniture: paragraphs.default([]),
});

export const PEOPLE = z.array(
  z.strictObject({
    name: text,
    kind: z.enum(['person', 'organisation', 'place', 'thing']),
    named: z.boolean().default(true),
    spellings: z.array(z.strictObject({ form: text, articles: z.array(id).min(1) })).default([]),
    titles: z.array(text).default([]),
    aliases: z.array(text).default([]),
    roles: z.array(z.strictObject({ text, article: id, paragraph })).default([]),
  }),
);

export const POINTS = z.array(
  z.strictObject({
    id,
    point: text,
    kind: z.enum(['conflict', 'granularity', 'wording', 'only-some-report', 'spelling']),
    moment: id.nullable().default(null),
    utterance: z.boolean().default(false),
    aliases: z.array(text).default([]),
    values: z.array(z.strictObject({ article: id, text, paragraphs })).min(1),
  }),
);

export const EVENT = z
  .strictObject({
    name: text,
    aliases: z.array(text).default([]),
    place: text,
    timezone: text.refine(
      (zone) => isTimeZone(zone),
      'must be an IANA time zone such as Europe/Oslo',
    ),
    first_day: day,
    last_day: day,
    articles: z.array(id).default([]),
    moments: z.array(id).default([]),
    examples: z.record(z.string(), z.array(text)).default({}),
  })
  .transform(({ first_day: firstDay, last_day: lastDay, ...rest }) => ({
    ...rest,
    firstDay,
    lastDay,
  }));

/** Questions of one writer are alike: weights are fitted on those of a writer whom the index does not know. */
const writer = z.int().positive().optional();

export const QUERIES = z.array(
  z.strictObject({
    paragraph,
    sentence: text.optional(),
    quotation: text.optional(),
    asked: z.array(text),
    writer,
  }),
);

export const UNANSWERED = z.array(
  z.strictObject({
    text,
    kind: text.optional(),
    near: z.array(z.strictObject({ article: id, paragraph })).default([]),
    writer,
  }),
);

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
