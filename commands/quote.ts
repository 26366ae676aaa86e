import * as z from 'zod';
import { topicsOf } from '../src/answers/offered-topics.ts';
import { findPersonByName, shortName, speakersOf, suggestNames } from '../src/answers/people.ts';
import { speakerAndTopic } from '../src/answers/speaker-and-topic.ts';
import { aboutTopic } from '../src/answers/topic.ts';
import { type Utterance, utterancesOf, type Wording } from '../src/answers/utterances.ts';
import { type Context, defineCommand } from '../src/contract/command.ts';
import { answer, noAnswer, template } from '../src/contract/replies.ts';
import type { Block } from '../src/contract/reply.ts';
import type { Person } from '../src/corpus/corpus.ts';
import { list, shorten } from '../src/language/text.ts';

export default defineCommand({
  name: 'quote',
  description: 'What somebody said, word for word, and where it stands',
  positional: 'speaker',
  options: z.strictObject({
    speaker: z
      .string('is missing')
      .trim()
      .min(1, 'is missing')
      .max(100, 'can be 100 characters long at most')
      .meta({
        description: 'Who said it: a name, a part of it or a title',
        suggests: true,
      }),
    about: z
      .string()
      .trim()
      .max(100, 'can be 100 characters long at most')
      .optional()
      .meta({ description: 'Only quotations about this', suggests: true }),
    limit: z
      .int('must be a whole number from 1 to 100')
      .min(1, 'must be a whole number from 1 to 100')
      .max(100, 'must be a whole number from 1 to 100')
      .optional()
      .meta({ description: 'How many quotations at most' }),
    skip: z
      .int('must be a whole number from 0 to 100')
      .min(0, 'must be a whole number from 0 to 100')
      .max(100, 'must be a whole number from 0 to 100')
      .default(0)
      .meta({ description: 'How many quotations to pass over' }),
  }),
  run({ speaker: typed, about: topic = '', limit = 100, skip }, context) {
    const both = topic === '' ? speakerAndTopic(typed, context.index.analyzer.names) : null;
    const { speaker, about } = both ?? { speaker: typed, about: topic };
    const found = findPersonByName(
      speaker,
      context,
      (name) => `/quote ${shortName(name, context)}`,
    );
    if ('reply' in found) return found.reply;
    const { person } = found;
    const said = utterancesOf(context.corpus).filter(({ speakers }) =>
      speakers.includes(person.name),
    );
    if (said.length === 0) return notQuoted(person, context);
    const fitting = about === '' ? inOrder(said) : aboutTopic(said, about, context);
    if (fitting.length === 0) return offTopic(person, { about, said }, context);
    const shown = fitting.slice(skip, skip + limit);
    if (shown.length === 0) return noMore(person, fitting.length, context);
    const rest = fitting.length - skip - shown.length;
    const line = `/quote ${shortName(person.name, context)}${about && ` about:"${about}"`}`;
    return answer(shown.flatMap(blocksOf), {
      title: person.name + (about === '' ? '' : aboutWords(shown, about, context)),
      ...(rest > 0 && {
        suggestions: [`${line} limit:${limit} skip:${skip + shown.length}`],
      }),
    });
  },
  suggest(option, partial, context) {
    const { corpus } = context;
    if (option === 'speaker') return suggestNames(speakersOf(corpus), partial);
    return suggestNames(topicsOf(utterancesOf(corpus), context, 60), partial);
  },
});

/** What is most reported first, whole sentences before fragments, else in the order of the articles. */
function inOrder(said: readonly Utterance[]): readonly Utterance[] {
  const weight = ({ wordings }: Utterance) => {
    const articles = new Set(
      wordings.flatMap(({ passages }) => passages.map(({ article }) => article)),
    );
    return articles.size + (wordings[0].text.split(' ').length > 5 ? 2 : 0);
  };
  return [...said].sort((a, b) => weight(b) - weight(a));
}

/** Whether a topic is named in each of the quotations, or only around some of them. */
function aboutWords(said: readonly Utterance[], about: string, { index }: Context): string {
  const terms = index.analyzer.terms(about);
  const named = said.every(({ wordings }) => {
    const held = new Set(wordings.flatMap(({ text }) => index.analyzer.terms(text)));
    return terms.some((term) => held.has(term));
  });
  return `${named ? ' on' : ', where it is about'} ${shorten(about, 60)}`;
}

function blocksOf(utterance: Utterance): readonly Block[] {
  const [main, ...others] = utterance.wordings;
  const variants = others.map((wording) => quotation(utterance, wording));
  const lead = variants.length === 0 ? [] : [template('Also printed, in whole or in part:')];
  return [quotation(utterance, main), ...lead, ...variants];
}

function quotation({ speakers, date }: Utterance, { text, passages, citations }: Wording): Block {
  const occasion = passages[0]?.quotation?.occasion ?? null;
  return {
    kind: 'quotation',
    text,
    speaker: list(speakers),
    ...(occasion !== null && { occasion }),
    ...(date !== null && { date }),
    citations,
  };
}

function notQuoted({ name }: Person, context: Context) {
  return noAnswer(`The articles quote no words of ${name}.`, {
    reason: 'not_quoted',
    suggestions: [`/whois ${shortName(name, context)}`, ...examples(context)],
  });
}

function offTopic(
  person: Person,
  { about, said }: { about: string; said: readonly Utterance[] },
  context: Context,
) {
  const name = shortName(person.name, context);
  const topics = topicsOf(said, context, 4);
  return noAnswer(
    `Nothing that the articles quote from ${person.name} is about “${shorten(about, 60)}”.`,
    {
      reason: 'not_quoted',
      suggestions: [...topics.map((topic) => `/quote ${name} about:${topic}`), `/quote ${name}`],
    },
  );
}

function noMore({ name }: Person, count: number, context: Context) {
  return noAnswer(
    `That was all: the articles hold ${count} such ${count === 1 ? 'quotation' : 'quotations'} of ${name}.`,
    {
      reason: 'no_more',
      suggestions: [`/quote ${shortName(name, context)}`, ...examples(context)],
    },
  );
}

function examples({ corpus }: Context): readonly string[] {
  return (corpus.event.examples.quote ?? []).slice(0, 2);
}
