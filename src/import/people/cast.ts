import { distance } from 'fastest-levenshtein';
import type { Person } from '../../corpus/corpus.ts';
import { fold } from '../../language/text.ts';
import { genderOfRole, isRole } from '../words/roles.ts';

/** Somebody, or a body, that an article names. */
export interface Character {
  readonly name: string;
  /** Whether `people.yaml` lists it. */
  readonly known: boolean;
  readonly kind: 'person' | 'organisation';
  /** Words of titles, lower case. */
  readonly titles: Set<string>;
  /** Forms as printed, with the paragraph of the first. */
  readonly forms: Map<string, number>;
  /** Titles as printed, with their paragraphs. */
  readonly roles: Map<string, number>;
  gender: 'he' | 'she' | null;
  mentions: number;
}

/** Those whom the articles of one run name; known people first. */
export interface Cast {
  /** Those of the article in hand. */
  readonly present: ReadonlySet<Character>;
  /** Notes that the article in hand mentions somebody. */
  meet(character: Character): void;
  /** Starts another article: nobody is present, and no form or title is noted. */
  turnPage(): void;
  /** The one with exactly this form, name or known spelling. */
  exact(form: string): Character | null;
  /** The one with this full name, a spelling of it, or a new one. */
  full(name: string, kind: Character['kind']): Character;
  /** The one whose last word, else first word, this is; the most mentioned where several. */
  short(word: string, gender: 'he' | 'she' | null): Character | null;
}

/** @param people those of `people.yaml`; their names are canonical. */
export function createCast(people: readonly Person[]): Cast {
  const present = new Set<Character>();
  const forms = new Map<string, Character>();
  const last = new Map<string, Character[]>();
  const first = new Map<string, Character[]>();

  const add = (name: string, kind: Character['kind'], known: boolean) => {
    const character: Character = {
      name,
      known,
      kind,
      titles: new Set(),
      forms: new Map(),
      roles: new Map(),
      gender: null,
      mentions: 0,
    };
    claim(name, character);
    return character;
  };
  const claim = (form: string, character: Character) => {
    const key = fold(form);
    if (forms.has(key)) return;
    forms.set(key, character);
    const words = key.split(' ');
    // a title is no name: its words stand for nobody
    if (character.kind !== 'person' || words.length < 2 || !isName(form)) return;
    push(last, words.at(-1) ?? '', character);
    push(first, words[0] ?? '', character);
  };

  for (const person of people) {
    const character = add(person.name, person.kind === 'person' ? 'person' : 'organisation', true);
    for (const { form } of person.spellings) claim(form, character);
    for (const title of [...person.titles, ...person.roles.map(({ text }) => text)]) {
      claim(title, character);
      noteTitle(character, title.toLowerCase().split(/[\s,]+/u));
    }
  }
  return {
    present,
    meet(character) {
      present.add(character);
      character.mentions++;
    },
    turnPage() {
      for (const character of present) {
        character.mentions = 0;
        character.forms.clear();
        character.roles.clear();
      }
      present.clear();
    },
    exact: (form) => forms.get(fold(form)) ?? null,
    full(name, kind) {
      const known = forms.get(fold(name)) ?? spelledAlike(name, first);
      const character = known ?? add(name, kind, false);
      claim(name, character);
      return character;
    },
    short(word, gender) {
      const key = fold(word);
      const found = last.get(key) ?? near(key, last) ?? first.get(key) ?? [];
      const fitting = found.filter((one) => !gender || !one.gender || one.gender === gender);
      return fitting.toSorted((a, b) => b.mentions - a.mentions)[0] ?? null;
    },
  };
}

/** Capital words, none of them a role. */
function isName(form: string): boolean {
  const words = form.split(' ');
  return (
    words.every((word) => !isRole(word)) &&
    /^\p{Lu}/u.test(form) &&
    /^\p{Lu}/u.test(words.at(-1) ?? '')
  );
}

/** Notes what a title tells: its words, and the gender that some of them show. */
export function noteTitle(character: Character, words: readonly string[]): void {
  for (const word of words) character.titles.add(word);
  for (const word of words.filter(isRole)) character.gender ??= genderOfRole(word);
}

/** The same first name and last names two slips apart at most: "Iwan Petrenkoo" for "Iwan Petrenko". */
function spelledAlike(name: string, first: ReadonlyMap<string, Character[]>): Character | null {
  const words = fold(name).split(' ');
  const [a = ''] = words.slice(-1);
  if (words.length < 2) return null;
  const namesakes = first.get(words[0] ?? '') ?? [];
  return (
    namesakes.find((other) => {
      const [b = ''] = fold(other.name).split(' ').slice(-1);
      return a === b || (Math.min(a.length, b.length) > 5 && distance(a, b) <= 2);
    }) ?? null
  );
}

function near(key: string, last: ReadonlyMap<string, Character[]>): Character[] | undefined {
  if (key.length < 7) return undefined;
  for (const [word, owners] of last)
    if (word[0] === key[0] && Math.abs(word.length - key.length) <= 1 && distance(word, key) === 1)
      return owners;
  return undefined;
}

function push(map: Map<string, Character[]>, key: string, character: Character): void {
  const list = map.get(key) ?? [];
  if (!list.includes(character)) map.set(key, [...list, character]);
}
