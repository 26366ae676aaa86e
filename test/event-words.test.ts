import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { allPassages } from '../src/corpus/access.ts';
import type { Corpus } from '../src/corpus/corpus.ts';
import { loadCorpus } from '../src/corpus/load.ts';
import { MONTHS, WEEKDAYS } from '../src/language/dates.ts';
import { INVENTED, SHIPPED } from './fixtures/corpora.ts';
import { ROOT, SOURCES } from './fixtures/sources.ts';

describe('no word of the event stands in the program', () => {
  let names: readonly string[];

  beforeAll(async () => {
    const shipped = await loadCorpus(SHIPPED);
    const english = englishWords([shipped, await loadCorpus(INVENTED)]);
    names = eventNames(shipped).filter(
      (name) => !name.split(' ').every((word) => english.has(word)),
    );
  });

  test('the words are those that only this event has', () => {
    expect(names.length).toBeGreaterThan(60);
    expect(names.filter((name) => /^(?:president|leader|talks|house|white)$/u.test(name))).toEqual(
      [],
    );
  });

  test('none of them occurs in src or commands', () => {
    const found = SOURCES.flatMap(({ file, text }) => {
      const code = ` ${codeWords(text).join(' ')} `;
      return names.filter((name) => code.includes(` ${name} `)).map((name) => `${file}: ${name}`);
    });
    expect(found).toEqual([]);
  });
});

/**
 * Words of the names of people, places and the event; longer forms, and those of bodies and things, as a whole; all
 * but the name of the product.
 */
function eventNames({ people, event }: Corpus): readonly string[] {
  const called = people.flatMap(({ name, kind, spellings }) =>
    [name, ...spellings.map(({ form }) => form)].flatMap((form) => {
      const words = wordsOf(form);
      const own = (kind === 'person' || kind === 'place') && words.length < 3;
      return own ? words : [words.join(' ')];
    }),
  );
  const own = [event.name, event.place, ...event.aliases].flatMap(wordsOf);
  const product = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).name;
  return [...new Set([...called, ...own])].filter((name) => name.length > 2 && name !== product);
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/\p{L}{2,}/gu) ?? [];
}

/** Words that stand in small letters in prose, or in the calendar: no names of this event. */
function englishWords(corpora: readonly Corpus[]): ReadonlySet<string> {
  const types = join(ROOT, 'node_modules/@types/node');
  const prose = [
    ...corpora.flatMap((corpus) => allPassages(corpus).map(({ text }) => text)),
    ...readdirSync(types)
      .filter((name) => name.endsWith('.d.ts'))
      .map((name) => readFileSync(join(types, name), 'utf8')),
  ];
  return new Set([
    ...prose.flatMap((text) => text.match(/(?<!\p{L})\p{Ll}+(?!\p{L})/gu) ?? []),
    ...MONTHS,
    ...WEEKDAYS,
  ]);
}

/** Words of code, strings and comments, `camelCase` taken apart. */
function codeWords(text: string): readonly string[] {
  return text.match(/\p{Lu}?\p{Ll}+|\p{Lu}+(?!\p{Ll})/gu)?.map((word) => word.toLowerCase()) ?? [];
}
