import type { Context } from '../contract/command.ts';
import { ambiguous, noAnswer } from '../contract/replies.ts';
import type { Reply } from '../contract/reply.ts';
import { allPassages, findPerson } from '../corpus/access.ts';
import type { Corpus, Person } from '../corpus/corpus.ts';
import { list, shorten } from '../language/text.ts';
import { sentencesWith } from './mentions.ts';

/** Sentences shown that hold a name without an entry. */
const SENTENCES = 2;

/** The person meant, or the reply that says why nobody is. */
export type Found = { readonly person: Person } | { readonly reply: Reply };

/**
 * Whom a user means by a name, title, spelling or slip of the finger.
 * @param again turns a canonical name into the command line to try instead.
 */
export function findPersonByName(
  typed: string,
  context: Context,
  again: (name: string) => string,
): Found {
  const { corpus, index } = context;
  const resolution = index.analyzer.names.resolve(typed);
  const shown = shorten(typed, 60);
  const meant =
    resolution.kind === 'one'
      ? [resolution.name]
      : resolution.kind === 'several'
        ? peopleFirst(resolution.names, corpus)
        : [];
  if (meant.length > 1)
    return { reply: ambiguous(`“${shown}” can mean ${list(meant)}. Which one?`, meant.map(again)) };
  const person = findPerson(corpus, meant[0] ?? '');
  if (person) return { person };
  const near = resolution.kind === 'none' ? resolution.near : [];
  const told = near.length > 0 ? [] : sentencesWith(typed, context, SENTENCES);
  if (told.length > 0)
    return {
      reply: noAnswer(`I have no entry for “${shown}”. The articles say:`, {
        reason: 'unknown_name',
        near: told,
        suggestions: [`/ask ${typed}`],
      }),
    };
  const text = `The articles do not mention “${shown}”.${near.length > 0 ? ` Did you mean ${list(near)}?` : ''}`;
  const quoted = speakersOf(corpus).slice(0, 3);
  return {
    reply: noAnswer(text, {
      reason: 'unknown_name',
      suggestions: (near.length > 0 ? near : quoted).map(again),
    }),
  };
}

/** Everybody whom the articles quote, most quotations first. */
export function speakersOf(corpus: Corpus): readonly string[] {
  const counts = new Map<string, number>();
  for (const { quotation } of allPassages(corpus))
    for (const name of quotation?.speakers ?? []) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a).map(([name]) => name);
}

/** What to type for a person in a command line: the last word of the name where that is enough. */
export function shortName(name: string, { index }: Pick<Context, 'index'>): string {
  const last = name.split(' ').at(-1) ?? name;
  const resolution = index.analyzer.names.resolve(last);
  const word = resolution.kind === 'one' && resolution.name === name ? last : name;
  return word.toLowerCase();
}

/** Names that fit what was typed, best first: those that start with it, then those that hold it. */
export function suggestNames(names: readonly string[], partial: string): readonly string[] {
  const typed = partial.trim().toLowerCase();
  const starts = (name: string) =>
    name
      .toLowerCase()
      .split(' ')
      .some((word) => word.startsWith(typed));
  const holds = (name: string) => name.toLowerCase().includes(typed);
  return [...names.filter(starts), ...names.filter((name) => !starts(name) && holds(name))];
}

/** The people among those whom a name can mean, if there are any; else the bodies, places and things. */
function peopleFirst(names: readonly string[], corpus: Corpus): readonly string[] {
  const people = names.filter((name) => findPerson(corpus, name)?.kind === 'person');
  return people.length > 0 ? people : names;
}
