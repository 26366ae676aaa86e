import type { Person } from '../../corpus/corpus.ts';
import { fold } from '../../language/text.ts';
import type { Character } from '../people/cast.ts';
import { groupBy } from './group-by.ts';
import { type OtherNames, otherNames } from './other-names.ts';

/** Where somebody new was met: the forms and titles that one article prints. */
export interface Meeting {
  readonly article: string;
  readonly character: Character;
  readonly forms: ReadonlyMap<string, number>;
  readonly roles: ReadonlyMap<string, number>;
}

/** New entries for `people.yaml`, as YAML to append; forms that mean somebody else too are left out. */
export function newPeople(meetings: readonly Meeting[], people: readonly Person[]): string {
  const taken = new Set(people.flatMap(formsOf).map(fold));
  const met = groupBy(
    meetings.filter(({ character }) => !character.known && !taken.has(fold(character.name))),
    ({ character }) => character,
  );
  const drafts = [...met].map(([character, places]) => draftOf(character, places));
  const shared = ambiguous(drafts);
  const free = (form: string) => !taken.has(fold(form)) && !shared.has(fold(form));
  return drafts.map((draft) => entry(draft, free)).join('');
}

/** Rows for people of `people.yaml` whose entries lack a form that an article prints; empty where none do. */
export function spellingRows(meetings: readonly Meeting[], people: readonly Person[]): string {
  const met = groupBy(meetings, ({ character }) => character.name);
  return people
    .flatMap((person) => {
      const listed = new Set(formsOf(person).map(fold));
      const last = fold(person.name).split(' ').at(-1) ?? '';
      const missing = [...printedForms(met.get(person.name) ?? [])].filter(
        ([form]) => !listed.has(fold(form)) && fold(form) !== last,
      );
      return missing.length === 0
        ? []
        : [`- name: ${JSON.stringify(person.name)}`, '  spellings:', ...missing.map(spellingRow)];
    })
    .join('\n');
}

/** Articles by the forms that they print. */
function printedForms(meetings: readonly Meeting[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { article, forms } of meetings)
    for (const form of forms.keys())
      found.set(form, [...new Set([...(found.get(form) ?? []), article])]);
  return found;
}

function spellingRow([form, articles]: readonly [string, readonly string[]]): string {
  return `    - { form: ${JSON.stringify(form)}, articles: [${articles.map((id) => JSON.stringify(id)).join(', ')}] }`;
}

function formsOf({ name, titles, aliases, spellings }: Person): readonly string[] {
  return [name, ...titles, ...aliases, ...spellings.map(({ form }) => form)];
}

/** Somebody new, with all that may stand for them. */
interface PersonDraft extends OtherNames {
  readonly name: string;
  readonly printed: ReadonlyMap<string, readonly string[]>;
  readonly roles: readonly { text: string; article: string; paragraph: number }[];
}

function draftOf({ name }: Character, places: readonly Meeting[]): PersonDraft {
  const printed = printedForms(places);
  const all = otherNames({ name, roles: places.flatMap(({ roles }) => [...roles.keys()]) });
  const listed = new Set([...printed.keys()].map(fold));
  return {
    name,
    printed,
    titles: all.titles,
    aliases: all.aliases.filter((alias) => !listed.has(fold(alias))),
    roles: places.flatMap(({ article, roles }) =>
      [...roles].slice(0, 2).map(([text, paragraph]) => ({ text, article, paragraph })),
    ),
  };
}

function entry(
  { name, printed, titles, aliases, roles }: PersonDraft,
  free: (form: string) => boolean,
): string {
  const own = [...printed].filter(([form]) => fold(form) === fold(name) || free(form));
  return [
    `- name: ${JSON.stringify(name)}`,
    '  kind: person',
    ...(own.length > 0 ? ['  spellings:'] : []),
    ...own.map(spellingRow),
    ...listRow('titles', titles.filter(free)),
    ...listRow('aliases', aliases.filter(free)),
    ...(roles.length > 0 ? ['  roles:'] : []),
    ...roles.map(
      ({ text, article, paragraph }) =>
        `    - { text: ${JSON.stringify(text)}, article: ${JSON.stringify(article)}, paragraph: ${paragraph} }`,
    ),
    '',
  ].join('\n');
}

function listRow(key: string, forms: readonly string[]): readonly string[] {
  return forms.length > 0
    ? [`  ${key}: [${forms.map((form) => JSON.stringify(form)).join(', ')}]`]
    : [];
}

/** Forms that stand for two of the new people. */
function ambiguous(drafts: readonly PersonDraft[]): ReadonlySet<string> {
  const owners = new Map<string, number>();
  for (const { name, printed, titles, aliases } of drafts) {
    const forms = new Set([name, ...printed.keys(), ...titles, ...aliases].map(fold));
    for (const form of forms) owners.set(form, (owners.get(form) ?? 0) + 1);
  }
  return new Set([...owners].filter(([, count]) => count > 1).map(([form]) => form));
}
