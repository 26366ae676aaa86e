import * as z from 'zod';
import { mentionsOf } from '../src/answers/mentions.ts';
import { findPersonByName, shortName, suggestNames } from '../src/answers/people.ts';
import { utterancesOf } from '../src/answers/utterances.ts';
import { cite, citeParagraphs } from '../src/contract/citations.ts';
import { type Context, defineCommand } from '../src/contract/command.ts';
import { answer, span, template } from '../src/contract/replies.ts';
import type { Block, Citation, Reply } from '../src/contract/reply.ts';
import { articleName, findArticle } from '../src/corpus/access.ts';
import type { Article, Corpus, Person } from '../src/corpus/corpus.ts';
import { list, plainMarks } from '../src/language/text.ts';

/** Sentences shown of what the articles say of somebody. */
const SENTENCES = 6;

export default defineCommand({
  name: 'whois',
  description: 'Who or what somebody or something is, as the articles say',
  positional: 'name',
  options: z.strictObject({
    name: z.string().trim().max(100, 'can be 100 characters long at most').optional().meta({
      description: 'A name, a part of it or a title; without it, everybody',
      suggests: true,
    }),
  }),
  run({ name = '' }, context) {
    if (name === '') return everybody(context);
    const found = findPersonByName(name, context, (other) => `/whois ${other}`);
    return 'reply' in found ? found.reply : portrait(found.person, context);
  },
  suggest(_option, partial, { corpus }) {
    return suggestNames(
      corpus.people.map(({ name }) => name),
      partial,
    );
  },
});

function portrait(person: Person, context: Context): Reply {
  const { corpus } = context;
  const roles = person.roles.map((role) =>
    span(role.text, citeParagraphs(corpus, role.article, [role.paragraph])),
  );
  const said = utterancesOf(corpus).filter(({ speakers }) => speakers.includes(person.name)).length;
  const told = mentionsOf(person.name, context, SENTENCES);
  const unnamed = person.named ? [] : [template('The articles do not name this person.')];
  const counted = template(
    said === 0
      ? `The articles quote no words of ${person.name}.`
      : `Quoted ${said === 1 ? 'once' : `${said} times`} in the articles.`,
  );
  return answer(
    [
      ...unnamed,
      ...roles,
      ...spellings(person, context),
      ...(told.length > 0 ? [template('What the articles say:'), ...told] : []),
      ...(person.kind === 'person' || said > 0 ? [counted] : []),
    ],
    {
      title: person.name,
      suggestions: said > 0 ? [`/quote ${shortName(person.name, context)}`] : [],
    },
  );
}

function spellings({ spellings: forms }: Person, { corpus }: Context): readonly Block[] {
  if (forms.length < 2) return [];
  return [
    template('Printed as:'),
    ...forms.map(({ form, articles }) => {
      const printing = articles.flatMap((id) => findArticle(corpus, id) ?? []);
      return span(
        `${form} (${list(printing.map(articleName))})`,
        printing.flatMap((article) => placeOf(form, article, corpus)),
      );
    }),
  ];
}

/** Where an article first prints a form; nowhere when its corpus file, told in other words, does not hold it. */
function placeOf(form: string, { passages }: Article, corpus: Corpus): readonly Citation[] {
  const literal = plainMarks(form).replace(/[\\^$.*+?()[\]{}|/]/gu, String.raw`\$&`);
  const whole = new RegExp(String.raw`(?<![\p{L}\p{N}])${literal}(?![\p{L}\p{N}])`, 'u');
  const passage = passages.find(({ text }) => whole.test(plainMarks(text)));
  return passage ? [cite(corpus, passage)] : [];
}

function everybody({ corpus }: Context): Reply {
  const people = corpus.people.filter(({ kind }) => kind === 'person');
  const others = corpus.people.filter(({ kind }) => kind === 'organisation');
  const line = ({ name, roles: [role] }: Person): Block =>
    role
      ? span(`${name}: ${role.text}`, citeParagraphs(corpus, role.article, [role.paragraph]))
      : span(name, []);
  return answer([...people.map(line), template('Bodies:'), ...others.map(line)], {
    title: 'Who is in the articles',
    suggestions: (corpus.event.examples.whois ?? []).slice(0, 3),
  });
}
