import * as z from 'zod';
import { fallsInto, type Moment, momentsOf } from '../src/answers/moments.ts';
import { citeParagraphs, distinct } from '../src/contract/citations.ts';
import { type Context, defineCommand } from '../src/contract/command.ts';
import { answer, invalid, noAnswer, span } from '../src/contract/replies.ts';
import type { Block, Reply } from '../src/contract/reply.ts';
import type { Corpus } from '../src/corpus/corpus.ts';
import { type DateRange, formatDate } from '../src/language/dates.ts';
import { parseWhen, type When } from '../src/language/when.ts';

export default defineCommand({
  name: 'timeline',
  description: 'What happened when, as the articles date it',
  positional: 'filter',
  options: z.strictObject({
    filter: z.string().trim().max(200, 'can be 200 characters long at most').optional().meta({
      description: 'A day, month, year or weekday, before/after/from … to …, a topic or a person',
      suggests: true,
    }),
  }),
  run({ filter = '' }, context) {
    const { corpus } = context;
    const moments = momentsOf(corpus);
    const when = parseWhen(filter, calendarOf(corpus, moments));
    if (when.kind === 'impossible' || when.kind === 'reversed') return refuse(when, context);
    const range: DateRange = when.kind === 'range' ? when.range : { from: null, to: null };
    const dated = moments.filter((moment) => fallsInto(moment.date, range));
    const terms = topicTerms(when.rest, context);
    const chosen =
      terms.length === 0 ? dated : dated.filter((moment) => tellsOf(moment, terms, context));
    if (chosen.length > 0) {
      const title = `Timeline of ${corpus.event.name}`;
      return answer(
        chosen.flatMap((moment) => blocksOf(corpus, moment)),
        { title },
      );
    }
    return nothing({ filter, dated: dated.length > 0, moments }, context);
  },
  suggest(_option, partial, { corpus }) {
    const names = corpus.people.filter(({ kind }) => kind === 'person').map(({ name }) => name);
    const dates = [
      ...new Set(momentsOf(corpus).map(({ date }) => date.text.split('/').at(-1) ?? '')),
    ];
    const typed = partial.toLowerCase();
    return [...dates.filter((date) => date !== '..'), ...names].filter((v) =>
      v.toLowerCase().includes(typed),
    );
  },
});

function calendarOf(corpus: Corpus, moments: readonly Moment[]) {
  const days = moments.flatMap(({ date }) =>
    date.precision === 'day' ? [date.from, date.to].filter((day) => day !== null) : [],
  );
  return { lastDay: corpus.event.lastDay, days };
}

/** Words such as "everything" and the event itself narrow nothing down. */
function topicTerms(text: string, { corpus, index }: Context): readonly string[] {
  const event = new Set(
    [corpus.event.name, ...corpus.event.aliases, GENERIC].flatMap((name) =>
      index.analyzer.terms(name),
    ),
  );
  const terms = index.analyzer.terms(text);
  return terms.some((term) => term.startsWith('@') || !event.has(term))
    ? terms.filter((term) => term.startsWith('@') || !event.has(term))
    : [];
}

const GENERIC =
  'everything all events event history chronology timeline dates happened order day days full complete whole show list';

function tellsOf(moment: Moment, terms: readonly string[], { index }: Context): boolean {
  const text = [moment.statement, ...moment.passages.map((passage) => passage.text)].join('\n');
  const held = new Set(index.analyzer.terms(text));
  for (const { quotation } of moment.passages)
    for (const name of quotation?.speakers ?? []) held.add(`@${name}`);
  return terms.every((term) => held.has(term));
}

function blocksOf(corpus: Corpus, moment: Moment): readonly Block[] {
  const { date, statement, citations, conflicts } = moment;
  const event: Block = {
    kind: 'event',
    date: date.text,
    precision: date.precision,
    text: statement,
    citations,
  };
  return [
    event,
    ...conflicts.map(({ point, values }) =>
      span(
        `The articles differ: ${point}`,
        distinct(
          values.flatMap((v) => citeParagraphs(corpus, v.article, v.paragraphs.slice(0, 1))),
        ),
      ),
    ),
  ];
}

function refuse(
  when: Extract<When, { kind: 'impossible' | 'reversed' }>,
  { corpus }: Context,
): Reply {
  const examples = corpus.event.examples.timeline ?? [];
  return when.kind === 'impossible'
    ? invalid(
        `There is no such date as ${when.text}. A day reads 2024-02-29, a month 2024-02, a year 2024.`,
        examples,
      )
    : invalid(
        `That range is turned round: ${when.from} comes after ${when.to}. Put the earlier date first.`,
        examples,
      );
}

function nothing(
  { filter, dated, moments }: { filter: string; dated: boolean; moments: readonly Moment[] },
  { corpus }: Context,
): Reply {
  const first = moments[0]?.date.text ?? '';
  const last = moments.at(-1)?.date.text ?? '';
  const text = dated
    ? `The articles date nothing that fits “${filter}”.`
    : `The articles date nothing to that time. What they date lies between ${formatDate(first)} and ${formatDate(last.split('/')[0] ?? last)}.`;
  return noAnswer(text, {
    reason: 'not_dated',
    suggestions: [...new Set(['/timeline', ...(corpus.event.examples.timeline ?? []).slice(0, 3)])],
  });
}
