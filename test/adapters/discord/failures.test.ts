import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LIMITS } from '../../../src/adapters/discord/limits.ts';
import type { Bot } from '../../../src/bot/bot.ts';
import { takeTurns } from '../../../src/bot/take-turns.ts';
import { message, press, slash } from '../../emulators/discord/payloads.ts';
import type { Fault, Recorded } from '../../emulators/discord/rest.ts';
import {
  buttonOf,
  connect,
  echo,
  type Harness,
  keptMetrics,
  messageOf,
  PATIENT,
  responded,
  slow,
  stopAll,
  until,
  warmBot,
} from './harness.ts';

let bot: Bot;
beforeAll(async () => {
  bot = await warmBot();
}, 60_000);
afterAll(stopAll, 60_000);

const EPHEMERAL = 64;
const isCallback = ({ path }: Recorded) => path.includes('/callback');

/** Requests for the first response to an interaction. */
function callbacks({ discord }: Harness): number {
  return discord.requests.filter(isCallback).length;
}

describe('an answer that takes its time', PATIENT, () => {
  test('is deferred in private and then edited in, with a button to share it', async () => {
    const { discord } = await connect(slow(bot, 60), { limits: { defer: 20 } });
    const payload = slash(discord.origin(), 'quote', { speaker: 'daalder' });
    discord.interact(payload);
    const { callback, edits } = await responded(discord, payload.id);
    expect(callback).toMatchObject({ type: 5, data: { flags: EPHEMERAL } });
    await until(() => expect(edits).toHaveLength(1));
    expect(edits[0]?.embeds[0]?.description).toContain('Daalder');
    expect(edits[0]?.components[0]?.components.map(({ label }) => label)).toContain('Share');
    expect(discord.violations).toEqual([]);
  });

  test('is deferred publicly in a direct message, where nobody else reads along', async () => {
    const { discord, ask } = await connect(slow(bot, 60), { limits: { defer: 20 } });
    const { callback } = await ask(slash(discord.origin({ context: 1 }), 'help'));
    expect(callback).toMatchObject({ type: 5, data: null });
  });

  test('is edited in also where Discord took the deferral and never said so', async () => {
    const { discord } = await connect(slow(bot, 60), {
      limits: { defer: 20, acknowledge: 900, acknowledgeRequest: 300 },
    });
    discord.fail((request) => (isCallback(request) ? { late: 60_000 } : null));
    const payload = slash(discord.origin(), 'help');
    discord.interact(payload);
    await until(() => expect(discord.interaction(payload.id).edits).toHaveLength(1));
    expect(discord.requests.length).toBeLessThanOrEqual(6);
  });

  test('for a page replaces the message of the button', async () => {
    const fast = await connect(bot);
    const first = messageOf(await fast.ask(slash(fast.discord.origin(), 'timeline')));
    const { discord } = await connect(slow(bot, 60), { limits: { defer: 20 } });
    const payload = press(discord.origin(), buttonOf(first, 'Next ▶'), first);
    discord.interact(payload);
    const { callback, edits } = await responded(discord, payload.id);
    expect(callback?.type).toBe(6);
    await until(() => expect(edits[0]?.embeds[0]?.footer?.text).toMatch(/^Page 2/u));
  });

  test('and never comes gives way to an apology with the id, before the token dies', async () => {
    const { discord } = await connect(slow(bot, 3_600_000), {
      limits: { defer: 20, answer: 20_060 },
    });
    const payload = slash(discord.origin(), 'help');
    discord.interact(payload);
    const { edits } = await responded(discord, payload.id);
    await until(() => expect(edits[0]?.embeds[0]?.description).toContain(payload.id));
  });

  test('is not waited for when the bot stops: the asker gets an apology', async () => {
    const { discord, adapter } = await connect(slow(bot, 3_600_000), {
      limits: { defer: 20, drain: 1050 },
    });
    const payload = slash(discord.origin(), 'help');
    discord.interact(payload);
    const { edits } = await responded(discord, payload.id);
    await adapter.stop();
    expect(edits[0]?.embeds[0]?.description).toContain(payload.id);
  });
});

describe('a first response', PATIENT, () => {
  const passing: readonly (readonly [string, Fault])[] = [
    ['429 with Retry-After', { status: 429, headers: { 'retry-after': '0.2' } }],
    ['429 without Retry-After', { status: 429 }],
    ['a server error', { status: 502 }],
    ['a connection lost before Discord took it', 'lost before commit'],
    ['a connection lost after Discord took it', 'lost after commit'],
  ];

  test.each(passing)('after %s is sent again, and counts as sent', async (_name, fault) => {
    const harness = await connect(bot);
    const { discord, logged } = harness;
    discord.fail((request) => (isCallback(request) && callbacks(harness) === 1 ? fault : null));
    const payload = slash(discord.origin(), 'help');
    discord.interact(payload);
    await responded(discord, payload.id);
    await until(() => expect(callbacks(harness)).toBe(2));
    expect(discord.interaction(payload.id).callback?.type).toBe(4);
    expect(logged.join()).not.toContain('not_sent');
  });

  const lasting: readonly (readonly [string, Fault])[] = [
    ['429 with a long Retry-After', { status: 429, headers: { 'retry-after': '60' } }],
    ['429 without Retry-After', { status: 429 }],
    ['server errors', { status: 500 }],
    ['silence', 'hang'],
    ['lost connections', 'lost before commit'],
  ];

  test.each(lasting)(
    'meets %s for ever with five requests at most, and a line in the log',
    async (_name, fault) => {
      const harness = await connect(bot, { limits: { acknowledge: 900, acknowledgeRequest: 200 } });
      const { discord, logged } = harness;
      discord.fail((request) => (isCallback(request) ? fault : null));
      discord.interact(slash(discord.origin(), 'help'));
      await until(() => expect(logged.join()).toContain('not_sent'));
      expect(callbacks(harness)).toBeLessThanOrEqual(5);
    },
  );

  test('that comes too late is logged and not sent again', async () => {
    const harness = await connect(bot);
    const { discord, logged } = harness;
    discord.fail((request) => (isCallback(request) ? { status: 404, code: 10062 } : null));
    discord.interact(slash(discord.origin(), 'help'));
    await until(() => expect(logged.join()).toContain('10062'));
    expect(callbacks(harness)).toBe(1);
  });

  test('that another process has given already is left at that', async () => {
    const harness = await connect(bot);
    const { discord, logged } = harness;
    const origin = discord.origin();
    discord.interaction(origin.id).callback = { type: 4, data: null, after: 0 };
    discord.interact(slash(origin, 'help'));
    await until(() => expect(logged.join()).toContain('40060'));
    expect(callbacks(harness)).toBe(1);
  });
});

test(
  'a storm of 429 over a hundred interactions costs five requests each at most',
  PATIENT,
  async () => {
    const harness = await connect(bot, { limits: { acknowledge: 1500 } });
    const { discord, logged } = harness;
    discord.fail((request) => (isCallback(request) ? { status: 429 } : null));
    for (let index = 0; index < 100; index++) discord.interact(slash(discord.origin(), 'help'));
    const failures = () => logged.filter((line) => line.includes('not_sent')).length;
    await until(() => expect(failures()).toBe(100));
    expect(callbacks(harness)).toBeLessThanOrEqual(500);
  },
);

test(
  'a message that may not be answered costs one request and a line in the log',
  PATIENT,
  async () => {
    const { discord, logged } = await connect(bot);
    discord.fail(({ path }) => (path.endsWith('/messages') ? { status: 403 } : null));
    discord.gateway.dispatch('MESSAGE_CREATE', message('/help', { id: '940' }));
    await until(() => expect(logged.join()).toContain('not_sent'));
    expect(discord.requests.filter(({ path }) => path.endsWith('/messages'))).toHaveLength(1);
  },
);

describe('storms', PATIENT, () => {
  test('of 429 over a thousand interactions end before Discord shuts the address out', async () => {
    const { metrics, kept } = keptMetrics();
    const harness = await connect(echo(), { metrics, emulator: { strict: false } });
    const { discord } = harness;
    discord.fail((request) => (isCallback(request) ? { status: 429 } : null));
    for (let index = 0; index < 1000; index++) discord.interact(slash(discord.origin(), 'help'));
    const lost = () => kept.filter((line) => line.startsWith('undelivered')).length;
    await until(() => expect(lost()).toBe(1000));
    expect(callbacks(harness)).toBeLessThan(500);
  });

  test('of messages in one channel keep to its rate limit, and all are answered', async () => {
    const { discord } = await connect(echo(), {
      emulator: { bucket: { requests: 5, period: 300 } },
    });
    for (let index = 0; index < 23; index++)
      discord.gateway.dispatch('MESSAGE_CREATE', message('hello', { id: String(2000 + index) }));
    await until(() => expect(discord.posted).toHaveLength(23));
    expect(discord.violations).toEqual([]);
  });

  test('of questions are acknowledged before they are answered', async () => {
    const { discord } = await connect(takeTurns(echo()));
    const payloads = Array.from({ length: 150 }, () => slash(discord.origin(), 'help'));
    for (const payload of payloads) discord.interact(payload);
    const known = () => payloads.map(({ id }) => discord.interaction(id));
    await until(() => expect(known().filter(({ answered }) => answered === null)).toEqual([]));
    const deferrals = known().filter(({ callback }) => callback?.type === 5);
    expect(deferrals.length).toBeGreaterThan(0);
    expect(deferrals.map(({ edits }) => edits.length)).toEqual(deferrals.map(() => 1));
  });

  test('of what needs no work are answered directly', async () => {
    const { discord } = await connect(echo());
    const payloads = Array.from({ length: 150 }, () => slash(discord.origin(), 'help'));
    for (const payload of payloads) discord.interact(payload);
    const types = () => payloads.map(({ id }) => discord.interaction(id).callback?.type);
    await until(() => expect(types()).toEqual(payloads.map(() => 4)));
  });

  test('of five hundred interactions at once are answered in three seconds', async ({ skip }) => {
    const harness = await connect(takeTurns(bot), {
      emulator: { strict: false, inTime: 3000 },
      limits: LIMITS,
    });
    const { discord } = harness;
    // the same number of bare requests, in the same process: what this machine can do now
    const floor = await bareRequests(discord.url, 500);
    skip(floor > 700, `the machine takes ${Math.round(floor)} ms for the requests alone`);
    const payloads = Array.from({ length: 500 }, () => slash(discord.origin(), 'help'));
    for (const payload of payloads) discord.interact(payload);
    const times = () => payloads.map(({ id }) => discord.interaction(id).callback?.after ?? 9999);
    await until(() => expect(Math.max(...times())).toBeLessThan(3000));
    expect(callbacks(harness)).toBe(500);
  });
});

describe('a rate limit met by a message', PATIENT, () => {
  test.each([
    ['of the bot', { 'x-ratelimit-scope': 'user' }],
    ['that all bots share', { 'x-ratelimit-scope': 'shared' }],
    ['on everything', { 'x-ratelimit-scope': 'global', 'x-ratelimit-global': 'true' }],
  ])('%s is waited for', async (_name, headers) => {
    const { discord } = await connect(echo());
    let refused = 0;
    discord.fail(({ path }) =>
      path.endsWith('/messages') && refused++ === 0
        ? { status: 429, headers: { 'retry-after': '0.3', ...headers } }
        : null,
    );
    discord.gateway.dispatch('MESSAGE_CREATE', message('hello', { id: '980' }));
    await until(() => expect(discord.posted).toHaveLength(1));
    expect(discord.requests.filter(({ path }) => path.endsWith('/messages'))).toHaveLength(2);
  });
});

describe('a 401', PATIENT, () => {
  test('on a message means that the token is dead: the bot is unready, and ends with the reason', async () => {
    const { discord, adapter, fatal } = await connect(echo());
    discord.fail(({ path }) => (path.endsWith('/messages') ? { status: 401 } : null));
    for (const id of ['990', '991'])
      discord.gateway.dispatch('MESSAGE_CREATE', message('hello', { id }));
    await until(() => expect(fatal).toHaveLength(1));
    expect(fatal[0]?.message).toContain('DISCORD_TOKEN');
    expect(adapter.unready()).toContain('DISCORD_TOKEN');
  });

  test('on an interaction means its own token, and ends nothing', async () => {
    const { discord, adapter, fatal, logged } = await connect(echo());
    discord.fail((request) => (isCallback(request) ? { status: 401, code: 50027 } : null));
    discord.interact(slash(discord.origin(), 'help'));
    await until(() => expect(logged.join()).toContain('50027'));
    expect([fatal, adapter.unready()]).toEqual([[], null]);
  });
});

/** Milliseconds that so many requests take, sixteen at a time. */
async function bareRequests(url: string, count: number): Promise<number> {
  const start = performance.now();
  let left = count;
  const line = async () => {
    while (left-- > 0) await (await fetch(`${url}/v10/gateway/bot`)).text();
  };
  await Promise.all(Array.from({ length: 16 }, line));
  return performance.now() - start;
}
