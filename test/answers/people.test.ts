import { describe, expect, test } from 'vitest';
import { mentionsOf } from '../../src/answers/mentions.ts';
import { findPersonByName, shortName, speakersOf, suggestNames } from '../../src/answers/people.ts';
import { INVENTED, openWorld, SHIPPED, textsOf } from '../fixtures/corpora.ts';

const shipped = await openWorld(SHIPPED);
const invented = await openWorld(INVENTED);

describe.each([
  ['shipped', shipped],
  ['invented', invented],
] as const)('the people of the %s corpus', (_, world) => {
  test('are found by their short names', () => {
    for (const person of world.corpus.people)
      expect(findPersonByName(shortName(person.name, world), world, String)).toEqual({ person });
  });

  test('who are quoted come with most quotations first', () => {
    const counts = speakersOf(world.corpus).map(
      (name) =>
        world.corpus.articles
          .flatMap(({ passages }) => passages)
          .filter(({ quotation }) => quotation?.speakers.includes(name)).length,
    );
    expect(counts).toEqual(counts.toSorted((a, b) => b - a));
  });

  test('are told of in sentences that name them, each cited, no more than asked for', () => {
    for (const { name } of world.corpus.people) {
      const told = mentionsOf(name, world, 4);
      expect(told.length).toBeLessThanOrEqual(4);
      for (const block of told) {
        if (block.kind !== 'text') throw new Error('no sentence');
        expect(world.index.analyzer.terms(block.text)).toContain(`@${name}`);
        expect(block.citations).toHaveLength(1);
      }
    }
  });
});

describe('a name that can mean several', () => {
  test('means people before bodies, places and things', () => {
    const found = findPersonByName('president', shipped, (name) => `/whois ${name}`);
    if (!('reply' in found)) throw new Error('somebody was found');
    for (const line of found.reply.suggestions ?? []) {
      const person = shipped.corpus.people.find(({ name }) => line === `/whois ${name}`);
      expect(person?.kind).toBe('person');
    }
  });
});

describe('a name that nobody has', () => {
  test('is told as typed, cut when it is long, with names to try', () => {
    const found = findPersonByName(
      `Xanthippe ${'x'.repeat(300)}`,
      invented,
      (name) => `/whois ${name}`,
    );
    if (!('reply' in found)) throw new Error('somebody was found');
    expect(found.reply.status).toBe('no_answer');
    expect(textsOf(found.reply)[0]?.length).toBeLessThan(120);
    expect(found.reply.suggestions?.length).toBeGreaterThan(0);
  });
});

test('names are suggested that start with what was typed, then those that hold it', () => {
  expect(suggestNames(['Anna Berg', 'Bo Arn', 'Cy Haran', 'Di'], 'ar')).toEqual([
    'Bo Arn',
    'Cy Haran',
  ]);
  expect(suggestNames(['Anna Berg', 'Di'], '')).toEqual(['Anna Berg', 'Di']);
  expect(suggestNames(['Anna Berg'], '(')).toEqual([]);
});
