import type { Person } from '../../corpus/corpus.ts';
import { fold } from '../../language/text.ts';
import type { Character } from '../people/cast.ts';
import { groupBy } from './group-by.ts';

/** Where somebody new was met: the forms and titles that one article prints. */
export interface Meeting {
  readonly article: string;
  readonly character: Character;
  readonly forms: ReadonlyMap<string, number>;
  readonly roles: ReadonlyMap<string, number>;
}

/** New entries for `people.yaml`, as YAML to append; forms that mean somebody already are left out. */
export function newPeople(meetings: readonly Meeting[], people: readonly Person[]): string {
  const taken = new Set(
    people
      .flatMap((person) => [
        person.name,
        ...person.titles,
        ...person.aliases,
        ...person.spellings.map(({ form }) => form),
      ])
      .map(fold),
  );
  const met = groupBy(
    meetings.filter(({ character }) => !character.known),
    ({ character }) => character,
  );
  const shared = ambiguous([...met.values()]);
  return [...met]
    .filter(([{ name }]) => !taken.has(fold(name)))
    .map(([{ name }, places]) =>
      entry({ name, places, free: (form) => !taken.has(fold(form)) && !shared.has(fold(form)) }),
    )
    .join('');
}

/** Forms of people listed already that their entries lack, as lines of a report. */
export function newSpellings(
  meetings: readonly Meeting[],
  people: readonly Person[],
): readonly string[] {
  return meetings.flatMap(({ article, character, forms }) => {
    const person = people.find(({ name }) => name === character.name);
    if (!person) return [];
    const listed = new Set(
      [
        person.name,
        ...person.spellings.map(({ form }) => form),
        ...person.aliases,
        ...person.titles,
      ].map(fold),
    );
    const last = fold(person.name).split(' ').at(-1);
    return [...forms.keys()]
      .filter((form) => !listed.has(fold(form)) && fold(form) !== last)
      .map((form) => `people.yaml: ${person.name} is spelled "${form}" in ${article}`);
  });
}

function entry({
  name,
  places,
  free,
}: {
  name: string;
  places: readonly Meeting[];
  free: (form: string) => boolean;
}): string {
  const spellings = new Map<string, string[]>();
  for (const { article, forms } of places)
    for (const form of forms.keys())
      if (form.split(' ').length > 1 || free(form))
        spellings.set(form, [...new Set([...(spellings.get(form) ?? []), article])]);
  const roles = places.flatMap(({ article, roles: printed }) =>
    [...printed].slice(0, 2).map(([text, paragraph]) => ({ text, article, paragraph })),
  );
  const own = [...spellings].filter(([form]) => fold(form) === fold(name) || free(form));
  return [
    `- name: ${JSON.stringify(name)}`,
    '  kind: person',
    ...(own.length > 0 ? ['  spellings:'] : []),
    ...own.map(
      ([form, articles]) =>
        `    - { form: ${JSON.stringify(form)}, articles: [${articles.map((id) => JSON.stringify(id)).join(', ')}] }`,
    ),
    ...(roles.length > 0 ? ['  roles:'] : []),
    ...roles.map(
      ({ text, article, paragraph }) =>
        `    - { text: ${JSON.stringify(text)}, article: ${JSON.stringify(article)}, paragraph: ${paragraph} }`,
    ),
    '',
  ].join('\n');
}

/** Forms that stand for two of the new people. */
function ambiguous(groups: readonly (readonly Meeting[])[]): ReadonlySet<string> {
  const owners = new Map<string, number>();
  for (const places of groups) {
    const forms = new Set(
      places.flatMap(({ forms: printed, character }) =>
        [...printed.keys(), character.name].map(fold),
      ),
    );
    for (const form of forms) owners.set(form, (owners.get(form) ?? 0) + 1);
  }
  return new Set([...owners].filter(([, count]) => count > 1).map(([form]) => form));
}
