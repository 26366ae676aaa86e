import { describe, expect, test } from 'vitest';
import type { Bot } from '../../src/bot/bot.ts';
import { limitRequests } from '../../src/bot/limit-requests.ts';
import { RATE_LIMIT_VARIABLES, rateLimits } from '../../src/bot/rate-limits.ts';
import { readVariables } from '../../src/config.ts';
import type { Origin } from '../../src/contract/request.ts';
import { NO_METRICS } from '../../src/metrics.ts';
import { INVENTED, openWorld, textsOf } from '../fixtures/corpora.ts';

const { bot } = await openWorld(INVENTED);

/** The bot behind limits, on a clock that only the test moves. */
function limited(env: Readonly<Record<string, string>> = {}) {
  let time = 0;
  const counted: unknown[] = [];
  const limits = rateLimits(readVariables(RATE_LIMIT_VARIABLES, env));
  const metrics = {
    ...NO_METRICS,
    count: (name: string, labels: unknown) => void counted.push([name, labels]),
  };
  const door = limitRequests(bot, { limits, metrics, now: () => time });
  return {
    counted,
    pass(seconds: number) {
      time += seconds * 1000;
    },
    ask: (of: Partial<Origin> = {}) =>
      door.handle({ kind: 'text', origin: originOf(of), text: '/help' }),
    type: (of: Partial<Origin> = {}) => typed(door, originOf(of)),
    door,
  };
}

function originOf(of: Partial<Origin>): Origin {
  return { id: 'r1', platform: 'discord', user: 'u1', conversation: 'c1', direct: false, ...of };
}

function typed(door: Bot, origin?: Origin) {
  const typing = { command: 'quote', option: 'speaker', partial: 'mor' };
  return door.suggest(origin ? { ...typing, origin } : typing);
}

describe('somebody who asks too often', () => {
  test('is told privately, in a sentence, when to ask again', async () => {
    const { ask } = limited();
    for (let asked = 0; asked < 20; asked++) expect((await ask()).status).toBe('answer');
    const reply = await ask();
    expect(reply).toMatchObject({
      status: 'invalid',
      visibility: 'private',
      reason: 'rate_limited',
    });
    expect(textsOf(reply)).toEqual([
      'You have asked me 20 times in a minute. Ask again in 3 seconds.',
    ]);
  });

  test.each([
    ['1/1', 'You have asked me once in 1 second. Ask again in 1 second.'],
    ['2/90', 'You have asked me 2 times in 90 seconds. Ask again in 45 seconds.'],
    ['1/60', 'You have asked me once in a minute. Ask again in 60 seconds.'],
  ])('reads of the limit %s', async (rate, sentence) => {
    const { ask } = limited({ RATE_LIMIT_USER: rate });
    const replies = [await ask(), await ask(), await ask()];
    expect(textsOf(replies[2] ?? (await ask()))).toEqual([sentence]);
  });

  test('is answered again when the time has come, and not sooner', async () => {
    const { ask, pass } = limited({ RATE_LIMIT_USER: '1/10' });
    await ask();
    pass(9);
    expect(textsOf(await ask())[0]).toContain('Ask again in 1 second.');
    pass(1);
    expect((await ask()).status).toBe('answer');
  });

  test('is refused on all ways of asking, and counted', async () => {
    const { door, ask, counted } = limited({ RATE_LIMIT_USER: '1/60' });
    await ask();
    const origin = originOf({ conversation: 'c2', guild: 'g2' });
    const replies = [
      await door.handle({ kind: 'command', origin, command: 'help', options: {} }),
      await door.handle({ kind: 'text', origin, command: 'help', text: '' }),
    ];
    expect(replies.map(({ reason }) => reason)).toEqual(['rate_limited', 'rate_limited']);
    const refusal = ['rateLimited', { scope: 'user', of: 'request' }];
    expect(counted).toEqual([refusal, refusal]);
  });

  test('hinders nobody else, and takes nothing of what the guild may ask', async () => {
    const { ask } = limited({ RATE_LIMIT_USER: '2/60', RATE_LIMIT_GUILD: '10/60' });
    for (let asked = 0; asked < 1000; asked++) await ask({ user: 'noisy', guild: 'g1' });
    for (const user of ['a', 'b', 'c', 'd'])
      for (let asked = 0; asked < 2; asked++)
        expect((await ask({ user, guild: 'g1' })).status).toBe('answer');
  });

  test('gets no suggestions, of which there are ten times as many', () => {
    const { type, door, counted, pass } = limited({ RATE_LIMIT_USER: '2/60' });
    for (let letters = 0; letters < 20; letters++) expect(type()).toContain('Ilsabet Morrow');
    expect(type()).toEqual([]);
    expect(type({ user: 'u2' })).toContain('Ilsabet Morrow');
    expect(typed(door)).toContain('Ilsabet Morrow');
    expect(counted).toEqual([['rateLimited', { scope: 'user', of: 'suggestion' }]]);
    pass(3);
    expect(type()).toContain('Ilsabet Morrow');
  });
});

describe('a guild that asks too often', () => {
  test('is told so, whoever asks, and other guilds and direct messages are not', async () => {
    const { ask, counted } = limited({ RATE_LIMIT_GUILD: '3/60' });
    for (const user of ['a', 'b', 'c']) await ask({ user, guild: 'g1' });
    expect(textsOf(await ask({ user: 'd', guild: 'g1' }))).toEqual([
      'People here have asked me 3 times in a minute. Ask again in 20 seconds.',
    ]);
    expect((await ask({ user: 'd', guild: 'g2' })).status).toBe('answer');
    expect((await ask({ user: 'd' })).status).toBe('answer');
    expect((await ask({ user: 'd', guild: 'g1', platform: 'slack' })).status).toBe('answer');
    expect(counted).toEqual([['rateLimited', { scope: 'guild', of: 'request' }]]);
  });
});

describe('the settings', () => {
  test('are a burst and its seconds, or off', () => {
    const read = (env: Record<string, string>) =>
      rateLimits(readVariables(RATE_LIMIT_VARIABLES, env));
    expect(read({})).toEqual({
      user: { burst: 20, seconds: 60 },
      guild: { burst: 300, seconds: 60 },
    });
    expect(read({ RATE_LIMIT_USER: 'off', RATE_LIMIT_GUILD: ' 5/1 ' })).toEqual({
      user: null,
      guild: { burst: 5, seconds: 1 },
    });
  });

  test('off lets everything through', async () => {
    const { ask, type } = limited({ RATE_LIMIT_USER: 'off', RATE_LIMIT_GUILD: 'off' });
    for (let asked = 0; asked < 310; asked++) {
      expect((await ask({ guild: 'g1' })).status).toBe('answer');
      expect(type({ guild: 'g1' })).not.toEqual([]);
    }
  });

  test.each(['0/60', '20', '20/0', '-1/60', '20/60/60', 'on', '1e9/1', '20 / 60'])(
    '%s is refused with the name of the variable',
    (text) => {
      expect(() => readVariables(RATE_LIMIT_VARIABLES, { RATE_LIMIT_USER: text })).toThrow(
        '.env: RATE_LIMIT_USER: must be off, or a number and the seconds that it counts for, such as 20/60',
      );
    },
  );
});
