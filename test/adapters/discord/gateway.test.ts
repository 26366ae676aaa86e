import { beforeAll, describe, expect, test } from 'vitest';
import type { Bot } from '../../../src/bot/bot.ts';
import { startDiscord } from '../../emulators/discord/emulator.ts';
import { slash } from '../../emulators/discord/payloads.ts';
import { realBot } from '../real-replies.ts';
import { connect, createAdapter, responded, until } from './harness.ts';

let bot: Bot;
beforeAll(async () => {
  ({ bot } = await realBot());
});

describe.concurrent('a connection', () => {
  test('that is cut resumes, and what came meanwhile is answered', async () => {
    const { discord, adapter } = await connect(bot);
    discord.gateway.cut();
    await until(() => expect(adapter.unready()).toContain('reconnecting'));
    const payload = slash(discord.origin(), 'help');
    discord.interact(payload);
    expect((await responded(discord, payload.id)).callback?.type).toBe(4);
    expect(adapter.unready()).toBeNull();
    expect([discord.gateway.resumes(), discord.gateway.identifies.length]).toEqual([1, 1]);
  });

  test('that Discord asks to renew resumes', async () => {
    const { discord, adapter } = await connect(bot);
    discord.gateway.askToReconnect();
    await until(() => expect(discord.gateway.resumes()).toBe(1));
    await until(() => expect(adapter.unready()).toBeNull());
  });

  test.each([4000, 4001, 4002, 4009])('closed with %i resumes', async (code) => {
    const { discord } = await connect(bot);
    discord.gateway.close(code);
    await until(() => expect(discord.gateway.resumes()).toBe(1));
  });

  test('whose heartbeats get no answer is given up, and resumes', async () => {
    const { discord, adapter } = await connect(bot, { emulator: { heartbeat: 200 } });
    discord.gateway.behaviour.acknowledges = false;
    await until(() => expect(adapter.unready()).toContain('reconnecting'));
    discord.gateway.behaviour.acknowledges = true;
    await until(() => expect(discord.gateway.resumes()).toBeGreaterThan(0));
    await until(() => expect(adapter.unready()).toBeNull());
  });

  test('whose session is over identifies again, once', { timeout: 12_000 }, async () => {
    const { discord, adapter } = await connect(bot);
    discord.gateway.invalidate(false);
    await until(() => expect(discord.gateway.identifies).toHaveLength(2), 10_000);
    await until(() => expect(adapter.unready()).toBeNull());
    const payload = slash(discord.origin(), 'help');
    discord.interact(payload);
    await responded(discord, payload.id);
  });

  test('whose RESUME is refused identifies again', { timeout: 15_000 }, async () => {
    const { discord, adapter } = await connect(bot);
    discord.gateway.behaviour.resumable = false;
    discord.gateway.cut();
    await until(() => expect(discord.gateway.identifies).toHaveLength(2), 12_000);
    await until(() => expect(adapter.unready()).toBeNull());
  });

  test('to a gateway that is down comes back when it does', { timeout: 10_000 }, async () => {
    const { discord, adapter } = await connect(bot);
    discord.gateway.behaviour.accepts = false;
    discord.gateway.cut();
    await new Promise((resolve) => setTimeout(resolve, 1200));
    expect(adapter.unready()).toContain('reconnecting');
    discord.gateway.behaviour.accepts = true;
    await until(() => expect(adapter.unready()).toBeNull(), 5000);
  });
});

describe.concurrent('a close code that means the end', () => {
  test.each([
    [4004, 'DISCORD_TOKEN'],
    [4010, 'DISCORD_SHARDS'],
    [4011, 'DISCORD_SHARDS'],
    [4012, 'update'],
    [4013, 'InvalidIntents'],
    [4014, 'DisallowedIntents'],
  ])('%i is reported with its reason, and makes the bot unready', async (code, reason) => {
    const { discord, adapter, fatal } = await connect(bot);
    discord.gateway.close(code);
    await until(() => expect(fatal).toHaveLength(1));
    expect(fatal[0]).toMatchObject({
      code: 'PLATFORM_REFUSED',
      message: expect.stringContaining(reason),
    });
    expect(adapter.unready()).toContain(reason);
    expect(discord.gateway.identifies).toHaveLength(1);
  });

  test.each([4004, 4014])('%i at login ends the start with the reason', async (code) => {
    const discord = await startDiscord();
    discord.gateway.behaviour.refuses = code;
    const { adapter } = createAdapter(discord);
    await expect(adapter.start(bot)).rejects.toMatchObject({ code: 'PLATFORM_REFUSED' });
    await adapter.stop();
    await discord.stop();
  });
});

describe.concurrent('a login', () => {
  test('names the shards that were set', async () => {
    const { discord } = await connect(bot, { settings: { shards: { ids: [5], total: 8 } } });
    expect(discord.gateway.identifies.map(({ shard }) => shard)).toEqual([[5, 8]]);
  });

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

  test('while REST is down is tried again until it is up', { timeout: 10_000 }, async () => {
    const discord = await startDiscord();
    discord.fail(() => 'lost before commit');
    const { adapter, logged } = createAdapter(discord);
    const started = adapter.start(bot);
    await until(() => expect(logged.join()).toContain('login_failed'));
    expect(adapter.unready()).not.toBeNull();
    discord.fail(() => null);
    await started;
    expect(adapter.unready()).toBeNull();
    await adapter.stop();
    await discord.stop();
  });

  test('that waits for Discord ends when the bot stops', async () => {
    const discord = await startDiscord();
    discord.fail(() => 'lost before commit');
    const { adapter, logged } = createAdapter(discord);
    const started = adapter.start(bot);
    await until(() => expect(logged.join()).toContain('login_failed'));
    await adapter.stop();
    await started;
    await discord.stop();
  });
});
