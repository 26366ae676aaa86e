import { describe, expect, test } from 'vitest';
import { topicsOf } from '../../src/answers/offered-topics.ts';
import { speakersOf } from '../../src/answers/people.ts';
import { aboutTopic } from '../../src/answers/topic.ts';
import { utterancesOf } from '../../src/answers/utterances.ts';
import { INVENTED, openWorld, SHIPPED } from '../fixtures/corpora.ts';

const shipped = await openWorld(SHIPPED);
const invented = await openWorld(INVENTED);

describe('aboutTopic', () => {
  const said = utterancesOf(invented.corpus);

  test.each([
    ['catalogue', 'I am ashamed of the catalogue'],
    ['a crack in the bronze', 'wrinkle, not a wound'],
    ['apology', 'Saying sorry is for people'],
    ['how slow the voyage was', 'so slow on purpose'],
  ])('%s finds what was said about it', (topic, words) => {
    const texts = aboutTopic(said, topic, invented).map(({ wordings }) => wordings[0].text);
    expect(texts.some((text) => text.includes(words))).toBe(true);
  });

  test('words themselves come before surroundings', () => {
    const [first] = aboutTopic(said, 'walls', invented);
    expect(first?.wordings[0].text).toMatch(/walls/u);
  });

  test('what else stands in their paragraph says nothing about them', () => {
    const texts = aboutTopic(said, 'safe', invented).map(({ wordings }) => wordings[0].text);
    expect(texts).toEqual([expect.stringContaining('We kept it safe')]);
    expect(aboutTopic(said, 'nine', invented).map(({ wordings }) => wordings[0].text)).toEqual([
      expect.stringContaining('nine years too late'),
    ]);
  });

  test.each(['', 'the', 'zzz', 'football results'])('%j is about nothing here', (topic) => {
    expect(aboutTopic(said, topic, invented)).toEqual([]);
  });
});

test.each([
  ['shipped', shipped],
  ['invented', invented],
] as const)(
  'each topic offered for a speaker of the %s corpus finds something of theirs',
  (_, world) => {
    for (const name of speakersOf(world.corpus)) {
      const said = utterancesOf(world.corpus).filter(({ speakers }) => speakers.includes(name));
      for (const topic of topicsOf(said, world, 8))
        expect(aboutTopic(said, topic, world).length, `${name}: ${topic}`).toBeGreaterThan(0);
    }
  },
);
