import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { createBot } from '../../src/bot/bot.ts';
import { type AnyCommand, defineCommand } from '../../src/contract/command.ts';
import { answer, template } from '../../src/contract/replies.ts';
import type { Reply } from '../../src/contract/reply.ts';
import type { OptionValue, Request } from '../../src/contract/request.ts';
import { createLog } from '../../src/log.ts';
import { INVENTED, openWorld, SHIPPED, textsOf } from '../fixtures/corpora.ts';

const shipped = await openWorld(SHIPPED);
const invented = await openWorld(INVENTED);

const ORIGIN = {
  id: 'r7',
  platform: 'console',
  user: 'u1',
  conversation: 'c1',
  direct: true,
} as const;

/** One clear sentence or two, and lines that can be sent back. */
function expectShortAndClear(reply: Reply): void {
  expect(reply.status).toBe('invalid');
  expect(reply.visibility).toBe('private');
  expect(reply.blocks).toHaveLength(1);
  const [said = ''] = textsOf(reply);
  expect(said.length).toBeGreaterThan(10);
  expect(said.length).toBeLessThan(300);
  expect(said).not.toMatch(/undefined|NaN|\[object|[\p{Cc}\p{Cf}\p{Cs}]/u);
  expect(reply.suggestions?.length).toBeGreaterThan(0);
}

describe.each([
  ['shipped', shipped],
  ['invented', invented],
] as const)('bad input to the bot over the %s corpus', (_, world) => {
  test.each<[string, string]>([
    ['nothing', ''],
    ['blanks', ' \t\n  '],
    ['10,000 characters', 'why '.repeat(2500)],
    ['10,000 characters after a command', `/quote ${'x'.repeat(10_000)}`],
    ['only emoji', '🙂🙃🎉'],
    ['NUL and control characters', '\u0000\u0001\u0007\u001b'],
    ['lone surrogates', '\ud800\udc00\udfff'.slice(1)],
    ['bidi overrides', '\u202e\u2066\u2069'],
    ['punctuation', '!!! … —'],
    ['an unknown command', '/fly to the moon'],
    ['an unknown command with a long name', `/${'z'.repeat(3000)}`],
    ['a command of the prototype', '/constructor'],
    ['an option twice', '/quote anna limit:1 limit:2'],
    ['a limit too high', '/quote anna limit:999999'],
    ['a mistyped option', '/quote anna abuot:safety'],
    ['a date that does not exist', '/timeline 2025-02-30'],
    ['a command without what it needs', '/quote'],
    ['a command with an unclosed mark and nothing in it', '/verify "'],
  ])('%s gets one short clear reply', async (_, text) => {
    expectShortAndClear(await world.say(text));
  });

  test.each<[string, string]>([
    ['__proto__', '__proto__'],
    ['constructor', 'constructor'],
    ['JSON', '{"text":"/help","options":{"__proto__":{"x":1}}}'],
    ['bidi overrides in words', 'who \u202e spoke \u2066 first?'],
    ['control characters in words', 'who\u0000 spoke\u0007 first?'],
    ['an unclosed mark', '/verify "nothing of the kind was ever said by them'],
    ['an unknown option', '/quote anna tone:kind'],
    ['a command of another case', '/HELP'],
    ['a template', '{{7*7}} %s <script>alert(1)</script>'],
    ['a query of a database', "'; DROP TABLE articles; --"],
  ])('%s is answered or refused, never a failure', async (_, text) => {
    const reply = await world.say(text);
    expect(reply.status).not.toBe('failure');
    expect(reply.blocks.length).toBeGreaterThan(0);
    expect(textsOf(reply).join('')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
  });

  test.each<[string, string, Record<string, OptionValue>, string]>([
    ['an unknown option', 'quote', { speaker: 'anna', tone: 'kind' }, 'no option “tone”'],
    [
      'an option of the prototype',
      'quote',
      { speaker: 'anna', constructor: 'x' },
      'no option “constructor”',
    ],
    ['a value of another type', 'quote', { speaker: 7 }, 'speaker'],
    ['a missing option', 'quote', {}, 'speaker is missing'],
    ['a limit too high', 'quote', { speaker: 'anna', limit: 999_999 }, 'limit must be'],
    ['an unknown command', 'fly', {}, 'no command /fly'],
    ['a command of the prototype', '__proto__', {}, 'no command /__proto__'],
  ])('%s among named options gets one short clear reply', async (_, command, options, said) => {
    const reply = await world.command(command, options);
    expectShortAndClear(reply);
    expect(textsOf(reply)[0]).toContain(said);
  });

  test('an own property called __proto__ is an unknown option', async () => {
    expectShortAndClear(
      await world.command('quote', JSON.parse('{"speaker":"anna","__proto__":"x"}')),
    );
  });

  test('the nearest command is named', async () => {
    const reply = await world.say('/qoute anna');
    expect(textsOf(reply)[0]).toBe('There is no command /qoute. Did you mean /quote?');
    expect((await world.say(reply.suggestions?.[0] ?? '')).status).toBe('answer');
  });

  test('and the bot goes on', async () => {
    expect((await world.say('/help')).status).toBe('answer');
    expect(world.logged).toEqual([]);
  });

  test('whatever is sent, there is one reply, and it is no failure', async () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc
        .tuple(
          fc.constantFrom(...world.commands.map(({ name }) => `/${name} `)),
          fc.string({ unit: 'binary', maxLength: 60 }),
        )
        .map((parts) => parts.join('')),
    );
    await fc.assert(
      fc.asyncProperty(hostile, async (text) => {
        const reply = await world.say(text);
        expect(reply.status).not.toBe('failure');
        expect(reply.blocks.length).toBeGreaterThan(0);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a request', () => {
  test('means the same typed and as named options', async () => {
    const typed = await invented.say('/quote Morrow about:catalogue limit:1');
    expect(
      await invented.command('quote', { speaker: 'Morrow', about: 'catalogue', limit: 1 }),
    ).toEqual(typed);
  });

  test('may carry its command beside its text, as Slack sends it', async () => {
    const request: Request = {
      kind: 'text',
      origin: ORIGIN,
      command: 'quote',
      text: 'Morrow limit:1',
    };
    expect(await invented.bot.handle(request)).toEqual(await invented.say('/quote Morrow limit:1'));
  });

  test('may leave out the slash of a command', async () => {
    expect(await invented.say('quote Morrow limit:1')).toEqual(
      await invented.say('/quote Morrow limit:1'),
    );
    expect(await invented.say('!help')).toEqual(await invented.say('/help'));
  });

  test('may name its command twice', async () => {
    const once = await invented.say('/quote Morrow limit:1');
    expect(await invented.say('/quote /quote Morrow limit:1')).toEqual(once);
    expect(await invented.say('quote /QUOTE /quote Morrow limit:1')).toEqual(once);
    expect(await invented.command('quote', { speaker: '/quote Morrow', limit: 1 })).toEqual(once);
    expect((await invented.say('/quote /quote')).status).toBe('invalid');
  });

  test('in another language is told that only English is read, however it is asked', async () => {
    const said = 'I read English only. Ask me in English, for instance:';
    for (const reply of [
      await shipped.say('quien es putin'),
      await shipped.say('/ask wie lange dauerte das treffen'),
      await shipped.command('ask', { question: 'кто такой Путин' }),
    ]) {
      expect(reply).toMatchObject({ status: 'no_answer', reason: 'declined', command: 'ask' });
      expect(textsOf(reply)).toEqual([said]);
      expect((await shipped.say(reply.suggestions?.[0] ?? '')).status).toBe('answer');
    }
  });

  test('in free words that is too long is told the limit of a question, and of no command', async () => {
    for (const length of [1001, 9000]) {
      const [said] = textsOf(await invented.say('why '.repeat(length).slice(0, length)));
      expect(said).toBe('That is too long for me: a question can have 1,000 characters at most.');
    }
    const [said] = textsOf(await invented.say(`/ask ${'why '.repeat(1500)}`));
    expect(said).toBe('That is too long for me: a command can have 4,000 characters at most.');
    const long = await invented.say(`verify "${'we never said '.repeat(90)}"`);
    expect(long).toMatchObject({ status: 'no_answer', command: 'verify' });
    const short = await invented.say('why '.repeat(250).trim());
    expect(textsOf(short).join()).not.toContain('too long');
    const limit = invented.commands.find(({ name }) => name === 'ask')?.specs[0]?.maxLength;
    expect(limit).toBe(1000);
  });

  test('names the command that answered', async () => {
    expect((await invented.say('/sources')).command).toBe('sources');
    expect((await invented.say('/nonsense')).command).toBe('help');
  });

  test('is refused when it was called off before', async () => {
    const logged: string[] = [];
    const bot = createBot({ ...invented, log: createLog((line) => logged.push(line)) });
    const reply = await bot.handle(
      { kind: 'text', origin: ORIGIN, text: '/help' },
      AbortSignal.abort(),
    );
    expect(reply.status).toBe('failure');
  });
});

describe('a failure of ours', () => {
  const BREAKING: AnyCommand = defineCommand({
    name: 'break',
    description: 'Breaks',
    positional: 'word',
    options: z.strictObject({ word: z.string().optional().meta({ description: 'Any word' }) }),
    run({ word }) {
      if (word === 'later') return Promise.reject(new TypeError(`secret ${word}`));
      if (word === 'no') return answer([template('fine')]);
      throw new TypeError(`secret ${word}`);
    },
  });
  const logged: string[] = [];
  const bot = createBot({
    ...invented,
    commands: [...invented.commands, BREAKING],
    log: createLog((line) => logged.push(line)),
  });
  const say = (text: string) => bot.handle({ kind: 'text', origin: ORIGIN, text });

  test.each(['/break now', '/break later'])(
    '%s is told with the id of the request, never thrown',
    async (text) => {
      logged.length = 0;
      const reply = await say(text);
      expect(reply).toMatchObject({ status: 'failure', visibility: 'private' });
      expect(textsOf(reply)[0]).toContain('r7');
      expect(logged).toHaveLength(1);
      expect(JSON.parse(logged[0] ?? '')).toMatchObject({
        level: 'error',
        event: 'request.failed',
        id: 'r7',
        reason: 'TypeError',
      });
    },
  );

  test('leaves no word of the message and no user in the log', async () => {
    logged.length = 0;
    await say('/break confidential');
    expect(logged.join()).not.toMatch(/confidential|secret|u1/u);
  });

  test('does not stop the bot', async () => {
    expect((await say('/break no')).status).toBe('answer');
  });
});

describe('suggestions while typing', () => {
  test('are there for known options only, at most 25, whatever was typed', () => {
    expect(invented.bot.suggest({ command: 'fly', option: 'speaker', partial: '' })).toEqual([]);
    for (const { name, specs } of invented.commands)
      for (const { name: option } of specs)
        for (const partial of ['', 'a', '\u0000', '__proto__', 'x'.repeat(5000), '(', '\\'])
          expect(
            invented.bot.suggest({ command: name, option, partial }).length,
          ).toBeLessThanOrEqual(25);
  });

  test('are values that the command takes', async () => {
    for (const { name, specs } of shipped.commands)
      for (const { name: option, suggests } of specs)
        for (const value of suggests
          ? shipped.bot.suggest({ command: name, option, partial: 'a' })
          : []) {
          expect(value.length).toBeLessThanOrEqual(100);
          const required = specs
            .filter((s) => s.required && s.name !== option)
            .map((s) => [s.name, 'putin']);
          const reply = await shipped.command(name, {
            ...Object.fromEntries(required),
            [option]: value,
          });
          expect(['answer', 'no_answer'], `${name} ${option}:${value}`).toContain(reply.status);
        }
  });
});
