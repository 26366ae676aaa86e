import { Client, Events } from 'discord.js';
import { createDiscordAdapter } from '../../../src/adapters/discord/adapter.ts';
import type { Bot } from '../../../src/bot/bot.ts';
import { answer, template } from '../../../src/contract/replies.ts';
import { createLog } from '../../../src/log.ts';
import { type DiscordEmulator, startDiscord } from '../../emulators/discord/emulator.ts';
import { slash } from '../../emulators/discord/payloads.ts';

/** Milliseconds from the dispatch of an interaction to its callback. */
export interface Latency {
  readonly p50: number;
  readonly p99: number;
}

const ROUNDS = 5000;
const PARTS = 50;

/**
 * Dispatch to callback, for the adapter over a core that answers at once, and for an echo bot on bare discord.js, by
 * turns in one run.
 */
export async function measureDiscord(): Promise<{ adapter: Latency; discordJs: Latency }> {
  const ours = await startOurs();
  const bare = await startBare();
  await measure(ours.discord, 200);
  await measure(bare.discord, 200);
  const samples = { ours: [] as number[], bare: [] as number[] };
  for (let part = 0; part < PARTS; part++) {
    samples.ours.push(...(await measure(ours.discord, ROUNDS / PARTS)));
    samples.bare.push(...(await measure(bare.discord, ROUNDS / PARTS)));
  }
  await ours.stop();
  await bare.stop();
  return { adapter: latency(samples.ours), discordJs: latency(samples.bare) };
}

async function startOurs() {
  const discord = await startDiscord({ strict: false, recording: false });
  const reply = answer([template('echo')]);
  const echo: Bot = { commands: [], handle: async () => reply, suggest: () => [] };
  const adapter = createDiscordAdapter({
    settings: { token: discord.token, apiUrl: discord.url, shards: 'auto', private: false },
    log: createLog(() => undefined),
    onFatal: (error) => {
      throw error;
    },
  });
  await adapter.start(echo);
  return {
    discord,
    stop: async () => {
      await adapter.stop();
      await discord.stop();
    },
  };
}

async function startBare() {
  const discord = await startDiscord({ strict: false, recording: false });
  const client = new Client({ intents: [], rest: { api: discord.url } });
  client.on(Events.InteractionCreate, async (interaction) => {
    if (interaction.isChatInputCommand())
      await interaction.reply({
        embeds: [{ description: 'echo' }],
        allowedMentions: { parse: [] },
      });
  });
  const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(discord.token);
  await ready;
  return {
    discord,
    stop: async () => {
      await client.destroy();
      await discord.stop();
    },
  };
}

/** One after the other. */
async function measure(discord: DiscordEmulator, rounds: number): Promise<readonly number[]> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const payload = slash(discord.origin(), 'echo');
    discord.interact(payload);
    const known = discord.interaction(payload.id);
    while (!known.callback) await new Promise(setImmediate);
    times.push(known.callback.after);
  }
  // what an emulator keeps makes collections of garbage longer, in the middle of somebody's round
  discord.forget();
  return times;
}

function latency(samples: readonly number[]): Latency {
  const sorted = samples.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? Number.NaN;
  return { p50: at(0.5), p99: at(0.99) };
}
