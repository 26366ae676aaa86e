import { beforeAll, describe, expect, test } from 'vitest';
import type { Bot } from '../../../src/bot/bot.ts';
import { message, press, slash } from '../../emulators/discord/payloads.ts';
import type { Fault, Recorded } from '../../emulators/discord/rest.ts';
import { realBot } from '../real-replies.ts';
import { buttonOf, connect, type Harness, messageOf, responded, slow, until } from './harness.ts';

let bot: Bot;
beforeAll(async () => {
  ({ bot } = await realBot());
});

const EPHEMERAL = 64;
const isCallback = ({ path }: Recorded) => path.includes('/callback');

/** Requests for the first response to an interaction. */
function callbacks({ discord }: Harness): number {
  return discord.requests.filter(isCallback).length;
}

describe('an answer that takes its time', () => {
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

describe('a first response', () => {
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

test('a storm of 429 over a hundred interactions costs five requests each at most', async () => {
  const harness = await connect(bot, { limits: { acknowledge: 1500 } });
  const { discord, logged } = harness;
  discord.fail((request) => (isCallback(request) ? { status: 429 } : null));
  for (let index = 0; index < 100; index++) discord.interact(slash(discord.origin(), 'help'));
  const failures = () => logged.filter((line) => line.includes('not_sent')).length;
  await until(() => expect(failures()).toBe(100), 5000);
  expect(callbacks(harness)).toBeLessThanOrEqual(500);
});

test('a message that may not be answered costs one request and a line in the log', async () => {
  const { discord, logged } = await connect(bot);
  discord.fail(({ path }) => (path.endsWith('/messages') ? { status: 403 } : null));
  discord.gateway.dispatch('MESSAGE_CREATE', message('/help', { id: '940' }));
  await until(() => expect(logged.join()).toContain('not_sent'));
  expect(discord.requests.filter(({ path }) => path.endsWith('/messages'))).toHaveLength(1);
});

test('two hundred interactions at once are all answered in time', async () => {
  const harness = await connect(bot);
  const { discord } = harness;
  const payloads = Array.from({ length: 200 }, () => slash(discord.origin(), 'help'));
  for (const payload of payloads) discord.interact(payload);
  const times = () => payloads.map(({ id }) => discord.interaction(id).callback?.after ?? 9999);
  await until(() => expect(Math.max(...times())).toBeLessThan(3000), 4000);
  expect(callbacks(harness)).toBe(200);
});
