import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Bot } from '../../../src/bot/bot.ts';
import { startDiscord } from '../../emulators/discord/emulator.ts';
import { message, slash } from '../../emulators/discord/payloads.ts';
import { surviveChaos } from './chaos.ts';
import {
  connect,
  createAdapter,
  type Harness,
  PATIENT,
  responded,
  stopAll,
  until,
  warmBot,
} from './harness.ts';

let bot: Bot;
beforeAll(async () => {
  bot = await warmBot();
}, 60_000);
afterAll(stopAll, 60_000);

/** The connection is up again, by so many RESUMEs and IDENTIFYs in all, and events are answered. */
async function isBack({ discord, adapter, ask }: Harness, resumes: number, identifies: number) {
  await until(() => expect(discord.gateway.resumes()).toBe(resumes));
  await until(() => expect(discord.gateway.identifies).toHaveLength(identifies));
  await until(() => expect(adapter.unready()).toBeNull());
  expect((await ask(slash(discord.origin(), 'help'))).callback?.type).toBe(4);
}

describe.concurrent('a connection', PATIENT, () => {
  test('that is cut resumes, and what came meanwhile is answered', async () => {
    const { discord, adapter } = await connect(bot);
    discord.gateway.cut();
    await until(() => expect(adapter.unready()).toContain('reconnecting shard 0'));
    const payload = slash(discord.origin(), 'help');
    discord.interact(payload);
    expect((await responded(discord, payload.id)).callback?.type).toBe(4);
    await until(() => expect(adapter.unready()).toBeNull());
    expect([discord.gateway.resumes(), discord.gateway.identifies.length]).toEqual([1, 1]);
  });

  test('that Discord asks to renew resumes', async () => {
    const harness = await connect(bot);
    harness.discord.gateway.askToReconnect();
    await isBack(harness, 1, 1);
  });

  test.each([1001, 4000, 4001, 4002, 4006, 4009])('closed with %i resumes', async (code) => {
    const harness = await connect(bot);
    harness.discord.gateway.close(code);
    await isBack(harness, 1, 1);
  });

  test.each([1000, 4003, 4005, 4007, 4008])('closed with %i identifies again', async (code) => {
    const harness = await connect(bot);
    harness.discord.gateway.close(code);
    await isBack(harness, 0, 2);
  });

  test('whose heartbeats get no answer is given up, and resumes', async () => {
    const { discord, adapter } = await connect(bot, { emulator: { heartbeat: 200 } });
    discord.gateway.behaviour.acknowledges = false;
    await until(() => expect(adapter.unready()).toContain('reconnecting'));
    discord.gateway.behaviour.acknowledges = true;
    await until(() => expect(discord.gateway.resumes()).toBeGreaterThan(0));
    await until(() => expect(adapter.unready()).toBeNull());
  });

  test('whose session is over identifies again, once', async () => {
    const harness = await connect(bot);
    harness.discord.gateway.invalidate(false);
    await isBack(harness, 0, 2);
  });

  test('whose session Discord doubts resumes on the spot', async () => {
    const harness = await connect(bot);
    harness.discord.gateway.invalidate(true);
    await isBack(harness, 1, 1);
  });

  test('whose RESUME is refused identifies again', async () => {
    const harness = await connect(bot);
    harness.discord.gateway.behaviour.resumable = false;
    harness.discord.gateway.cut();
    await isBack(harness, 0, 2);
  });

  test('to a gateway that is down comes back when it does, and nothing that came meanwhile is lost', async () => {
    const harness = await connect(bot);
    const { gateway, posted } = harness.discord;
    gateway.behaviour.accepts = false;
    gateway.cut();
    gateway.dispatch('MESSAGE_CREATE', message('/help', { id: '960' }));
    await until(() => expect(gateway.turnedAway()).toBeGreaterThan(3));
    expect(harness.adapter.unready()).toContain('reconnecting');
    gateway.behaviour.accepts = true;
    await isBack(harness, 1, 1);
    await until(() => expect(posted).toHaveLength(1));
  });

  test.each(['connections', 'sessions'] as const)(
    'to a gateway that ignores %s is begun anew, and goes on with its session',
    async (ignored) => {
      const { discord, adapter, logged } = await connect(bot, { limits: { stuck: 1500 } });
      const { gateway } = discord;
      gateway.behaviour.ignores = ignored;
      gateway.cut();
      await until(() => expect(logged.join()).toContain('gave no sign of life'));
      expect(adapter.unready()).toContain('reconnecting');
      gateway.dispatch('MESSAGE_CREATE', message('/help', { id: '961' }));
      gateway.behaviour.ignores = null;
      await until(() => expect(adapter.unready()).toBeNull());
      await until(() => expect(discord.posted).toHaveLength(1));
      expect(gateway.identifies).toHaveLength(1);
    },
  );

  test('without a heartbeat for long is begun anew, though it looks well', async () => {
    const { discord, logged } = await connect(bot, { limits: { stuck: 400, silent: 400 } });
    await until(() => expect(logged.join()).toContain('gave no sign of life'));
    await until(() => expect(discord.gateway.resumes()).toBeGreaterThan(0));
  });

  test('that ended for the bot stays so: nothing comes back behind its back', async () => {
    const { discord, adapter, logged } = await connect(bot);
    discord.gateway.cut();
    await until(() => expect(logged.join()).toContain('discord.reconnecting'));
    await adapter.stop();
    const shown = logged.length;
    // longer than the pause of 500 ms after which it would have come back
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(discord.gateway.connections()).toBe(0);
    expect(logged).toHaveLength(shown);
  });

  test('comes back from seconds of every fault there is, in any order, and answers', async () => {
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => surviveChaos(bot, 4)));
    for (const { answers, connections } of outcomes) {
      expect(answers).toBe(true);
      // none when the last fault shows late; never two
      expect(connections).toBeLessThanOrEqual(1);
    }
  });
});

describe.concurrent('a close code that means the end', PATIENT, () => {
  const reasons: readonly (readonly [number, string])[] = [
    [4004, 'DISCORD_TOKEN'],
    [4010, 'DISCORD_SHARDS'],
    [4011, 'DISCORD_SHARDS'],
    [4012, 'update'],
    [4013, 'InvalidIntents'],
    [4014, 'DisallowedIntents'],
  ];

  test.each(reasons)(
    '%i is reported with its reason, and makes the bot unready',
    async (code, reason) => {
      const { discord, adapter, fatal } = await connect(bot);
      discord.gateway.close(code);
      await until(() => expect(fatal).toHaveLength(1));
      expect(fatal[0]).toMatchObject({
        code: 'PLATFORM_REFUSED',
        message: expect.stringContaining(reason),
      });
      expect(adapter.unready()).toContain(reason);
      expect(discord.gateway.identifies).toHaveLength(1);
    },
  );

  test.each(reasons)('%i at login ends the start with the reason', async (code, reason) => {
    const discord = await startDiscord();
    discord.gateway.behaviour.refuses = code;
    const { adapter, fatal } = createAdapter(discord);
    await expect(adapter.start(bot)).rejects.toMatchObject({
      code: 'PLATFORM_REFUSED',
      message: expect.stringContaining(reason),
    });
    expect(fatal).toEqual([]);
    await adapter.stop();
    await discord.stop();
  });
});

describe.concurrent('a login', PATIENT, () => {
  test('with a token that REST refuses ends with the reason', async () => {
    const discord = await startDiscord();
    const { adapter } = createAdapter(discord, { settings: { token: 'dead' } });
    await expect(adapter.start(bot)).rejects.toMatchObject({
      code: 'PLATFORM_REFUSED',
      message: expect.stringContaining('DISCORD_TOKEN'),
    });
    await adapter.stop();
    await discord.stop();
  });

  test('while REST is down is tried again until it is up', async () => {
    const discord = await startDiscord();
    discord.fail(() => 'lost before commit');
    const { adapter, logged } = createAdapter(discord);
    const started = adapter.start(bot);
    await until(() => expect(logged.join()).toContain('not_connected'));
    expect(adapter.unready()).not.toBeNull();
    discord.fail(() => null);
    await started;
    expect(adapter.unready()).toBeNull();
    await adapter.stop();
    await discord.stop();
  });

  test('while the gateway is down is tried again until it is up, once', async () => {
    const discord = await startDiscord();
    discord.gateway.behaviour.accepts = false;
    const { adapter } = createAdapter(discord);
    const started = adapter.start(bot);
    await until(() => expect(discord.gateway.turnedAway()).toBeGreaterThan(1));
    discord.gateway.behaviour.accepts = true;
    await started;
    expect(discord.gateway.connections()).toBe(1);
    await adapter.stop();
    await discord.stop();
  });

  test('that waits for Discord ends when the bot stops', async () => {
    const discord = await startDiscord();
    discord.fail(() => 'lost before commit');
    const { adapter, logged } = createAdapter(discord);
    const started = adapter.start(bot);
    await until(() => expect(logged.join()).toContain('not_connected'));
    await adapter.stop();
    await started;
    await discord.stop();
  });
});
