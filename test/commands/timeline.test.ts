import { describe, expect, test } from 'vitest';
import { momentsOf } from '../../src/answers/moments.ts';
import type { Reply } from '../../src/contract/reply.ts';
import { INVENTED, openWorld, SHIPPED, textsOf } from '../fixtures/corpora.ts';

const shipped = await openWorld(SHIPPED);
const invented = await openWorld(INVENTED);

const events = ({ blocks }: Reply) => blocks.filter((block) => block.kind === 'event');
const datesOf = (reply: Reply) => [...new Set(events(reply).map(({ date }) => date))];
const ask = async (filter: string) => invented.command('timeline', { filter });

describe.each([
  ['shipped', shipped],
  ['invented', invented],
] as const)('/timeline on the %s corpus', (_, world) => {
  const moments = momentsOf(world.corpus);

  test('without a filter tells everything, in order, as precise as the articles are', async () => {
    const reply = await world.say('/timeline');
    expect(events(reply).map(({ text, date, precision }) => [text, date, precision])).toEqual(
      moments.map(({ statement, date }) => [statement, date.text, date.precision]),
    );
  });

  test('marks where accounts differ, right after the moment', async () => {
    const { blocks } = await world.say('/timeline');
    for (const { statement, conflicts } of moments) {
      const at = blocks.findIndex((block) => block.kind === 'event' && block.text === statement);
      const marks = blocks.slice(at + 1, at + 1 + conflicts.length);
      expect(marks.map((block) => (block.kind === 'text' ? block.text : ''))).toEqual(
        conflicts.map(({ point }) => `The articles differ: ${point}`),
      );
    }
  });

  test('cites every event', async () => {
    for (const block of (await world.say('/timeline')).blocks)
      if (block.kind !== 'comparison') expect(block.citations.length).toBeGreaterThan(0);
  });

  test('finds every moment by its own date', async () => {
    for (const { date, statement } of moments) {
      const filter = date.text
        .replace(/^\.\.\//u, 'until ')
        .replace(/\/\.\.$/u, '')
        .replace('/', ' to ');
      const reply = await world.command('timeline', { filter });
      expect(
        events(reply).map(({ text }) => text),
        `${filter}: ${statement}`,
      ).toContain(statement);
    }
  });
});

describe('/timeline by date', () => {
  test.each([
    ['2018-06-07', ['2018-06-07']],
    ['7 June 2018', ['2018-06-07']],
    ['June 7', ['2018-06-07']],
    ['thursday', ['2018-06-07']],
    ['2009', ['2009']],
    ['before 1900', ['1764', '1891']],
    ['2017', ['2017-11']],
    ['november 2017', ['2017-11']],
    ['since September 2018', ['2018-09']],
    ['from 2014 to 2017', ['2014-03', '2015-09-01/2016-02-29', '2017-11']],
  ])('%s', async (filter, dates) => {
    expect(datesOf(await ask(filter))).toEqual(dates);
  });

  test('a day holds what goes on during it', async () => {
    expect(datesOf(await ask('2018-06-08'))).toContain('2018-06-08/2018-06-09');
  });

  test.each(['2018-02-30', '31 June 2018', '2018-13-01'])(
    '%s gets a clear answer',
    async (filter) => {
      const reply = await ask(filter);
      expect(reply.status).toBe('invalid');
      expect(textsOf(reply)[0]).toMatch(/^There is no such date as /u);
    },
  );

  test('a range turned round gets a clear answer', async () => {
    const reply = await ask('from 2018-06-09 to 2018-06-07');
    expect(reply.status).toBe('invalid');
    expect(textsOf(reply)[0]).toBe(
      'That range is turned round: 2018-06-09 comes after 2018-06-07. Put the earlier date first.',
    );
  });

  test('a time without events says what times there are', async () => {
    const reply = await ask('1950');
    expect(reply.status).toBe('no_answer');
    expect(textsOf(reply)[0]).toMatch(/nothing to that time.* between 1764 and September 2018/u);
  });
});

describe('/timeline by topic', () => {
  test('a topic or a person narrows it down', async () => {
    expect(events(await ask('logbook')).map(({ text }) => text)).toContain(
      'Lowri Estwick finds the logbook of the Lodestar',
    );
    expect(events(await ask('Renwick')).map(({ date }) => date)).toContain('1891');
    expect((await ask('Renwick')).blocks.length).toBeLessThan((await ask('')).blocks.length);
  });

  test('a topic and a date narrow it down together', async () => {
    expect(datesOf(await ask('Estwick before 2017'))).toEqual(['2014-03']);
  });

  test.each(['everything', 'the whole story of the bell handover', 'all events'])(
    '%j is everything',
    async (filter) => {
      if (filter.includes('story')) return expect((await ask(filter)).status).not.toBe('failure');
      expect((await ask(filter)).blocks).toEqual((await ask('')).blocks);
    },
  );

  test('a topic that no article dates is an honest no, with lines that work', async () => {
    const reply = await ask('wombat');
    expect(reply.status).toBe('no_answer');
    expect(new Set(reply.suggestions).size).toBe(reply.suggestions?.length);
    for (const line of reply.suggestions ?? [])
      expect((await invented.say(line)).status).toBe('answer');
  });
});

test('dates and people are suggested as they are typed', () => {
  expect(
    invented.bot.suggest({ command: 'timeline', option: 'filter', partial: '2018-06-0' }),
  ).toContain('2018-06-07');
  expect(invented.bot.suggest({ command: 'timeline', option: 'filter', partial: 'ren' })).toContain(
    'Aldous Renwick',
  );
  expect(invented.bot.suggest({ command: 'timeline', option: 'filter', partial: '..' })).toEqual(
    [],
  );
});
