import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Bot } from '../../../src/bot/bot.ts';
import { message, slash } from '../../emulators/discord/payloads.ts';
import { connect, createAdapter, PATIENT, responded, stopAll, until, warmBot } from './harness.ts';

let bot: Bot;
beforeAll(async () => {
  bot = await warmBot();
}, 60_000);
afterAll(stopAll, 60_000);

const SHARDS = [0, 1, 2, 3];

/** The id of a server that belongs to a shard, of four. */
function guildOf(shard: number): string {
  return String(BigInt(shard + 4 * 1_000_000) << 22n);
}

/** A bot that keeps the servers from which it was asked. */
function listening(): { readonly listener: Bot; readonly guilds: string[] } {
  const guilds: string[] = [];
  const listener: Bot = {
    ...bot,
    handle(request, signal) {
      guilds.push(request.origin.guild ?? 'none');
      return bot.handle(request, signal);
    },
  };
  return { listener, guilds };
}

describe.concurrent('shards', PATIENT, () => {
  test('are as many as Discord recommends, and each is heard', async () => {
    const { listener, guilds } = listening();
    const { discord, ask } = await connect(listener, { emulator: { shards: 4 } });
    expect(discord.gateway.identifies.map(({ shard }) => shard).toSorted()).toEqual(
      SHARDS.map((shard) => [shard, 4]),
    );
    for (const shard of SHARDS) await ask(slash(discord.origin({ guild: guildOf(shard) }), 'help'));
    discord.gateway.dispatch('MESSAGE_CREATE', message('/help', { id: '970' }));
    await until(() => expect(discord.posted).toHaveLength(1));
    expect(guilds).toEqual([...SHARDS.map(guildOf), 'none']);
  });

  test('of one process fail and come back one by one', async () => {
    const { discord, adapter, ask } = await connect(bot, { emulator: { shards: 4 } });
    discord.gateway.cut(2);
    await until(() => expect(adapter.unready()).toBe('reconnecting shard 2'));
    await ask(slash(discord.origin({ guild: guildOf(1) }), 'help'));
    const meanwhile = slash(discord.origin({ guild: guildOf(2) }), 'help');
    discord.interact(meanwhile);
    await responded(discord, meanwhile.id);
    await until(() => expect(adapter.unready()).toBeNull());
    expect([discord.gateway.resumes(), discord.gateway.identifies.length]).toEqual([1, 4]);
  });

  test('that get stuck are begun anew together, and lose nothing', async () => {
    const { discord, adapter, ask, logged } = await connect(bot, {
      emulator: { shards: 4 },
      limits: { stuck: 1500 },
    });
    discord.gateway.behaviour.ignores = 'sessions';
    discord.gateway.cut(3);
    await until(() => expect(logged.join()).toContain('gave no sign of life'));
    discord.gateway.behaviour.ignores = null;
    await until(() => expect(adapter.unready()).toBeNull());
    for (const shard of SHARDS) await ask(slash(discord.origin({ guild: guildOf(shard) }), 'help'));
    expect(discord.gateway.identifies).toHaveLength(4);
  });

  test('are shared out among processes: each answers its own servers, and nobody the others', async () => {
    const [one, two] = [listening(), listening()];
    const { discord, ask } = await connect(one.listener, {
      settings: { shards: { ids: [0, 1], total: 4 } },
      emulator: { shards: 4 },
    });
    const second = createAdapter(discord, { settings: { shards: { ids: [2, 3], total: 4 } } });
    await second.adapter.start(two.listener);
    const identified = discord.gateway.identifies.map(({ shard }) => shard);
    expect(identified.toSorted()).toEqual(SHARDS.map((shard) => [shard, 4]));
    for (const shard of SHARDS) await ask(slash(discord.origin({ guild: guildOf(shard) }), 'help'));
    await second.adapter.stop();
    expect(one.guilds).toEqual([0, 1].map(guildOf));
    expect(two.guilds).toEqual([2, 3].map(guildOf));
  });
});
