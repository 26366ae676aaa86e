import { createDiscordAdapter } from '../../../src/adapters/discord/adapter.ts';
import type { Bot } from '../../../src/bot/bot.ts';
import { createLog } from '../../../src/log.ts';
import { type DiscordEmulator, startDiscord } from '../../emulators/discord/emulator.ts';
import { message } from '../../emulators/discord/payloads.ts';
import { until } from './harness.ts';

/** How a bot came through. */
export interface Survival {
  /** Whether it answers messages again. */
  readonly answers: boolean;
  readonly connections: number;
  readonly identifies: number;
  readonly resumes: number;
  /** From the end of the faults until it was ready, in milliseconds. */
  readonly back: number;
}

/**
 * For some seconds a gateway does at random what gateways do wrong: it cuts, closes, invalidates, refuses, ignores, and
 * leaves heartbeats unanswered; then it is well again.
 * @throws when the bot does not come back.
 */
export async function surviveChaos(bot: Bot, seconds: number): Promise<Survival> {
  const discord = await startDiscord({ heartbeat: 50 + Math.random() * 400 });
  const adapter = createDiscordAdapter({
    settings: { token: discord.token, apiUrl: discord.url, shards: 'auto', private: false },
    log: createLog(() => undefined),
    onFatal: (error) => {
      throw error;
    },
    limits: { identify: 200, stuck: 2000, silent: 3000 },
  });
  await adapter.start(bot);
  for (const end = Date.now() + seconds * 1000; Date.now() < end; ) {
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 300));
    misbehave(discord);
  }
  const well = Date.now();
  Object.assign(discord.gateway.behaviour, {
    accepts: true,
    acknowledges: true,
    resumable: true,
    ignores: null,
  });
  await until(() => {
    if (adapter.unready() !== null) throw new Error('not back yet');
  });
  const back = Date.now() - well;
  // a session that is about to end takes its messages with it: that is Discord's way
  for (let id = 1; discord.posted.length === 0 && id < 250; id++) {
    discord.gateway.dispatch('MESSAGE_CREATE', message('/help', { id: String(id) }));
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const survival = {
    answers: discord.posted.length > 0,
    connections: discord.gateway.connections(),
    identifies: discord.gateway.identifies.length,
    resumes: discord.gateway.resumes(),
    back,
  };
  await adapter.stop();
  await discord.stop();
  return survival;
}

function misbehave({ gateway }: DiscordEmulator): void {
  const often = () => Math.random() < 0.8;
  const ignored = (['connections', 'sessions'] as const)[Math.floor(Math.random() * 10)];
  Object.assign(gateway.behaviour, {
    accepts: often(),
    acknowledges: often(),
    resumable: often(),
    ignores: ignored ?? null,
  });
  const faults = [
    () => gateway.cut(),
    () => gateway.close(1000),
    () => gateway.close(4000),
    () => gateway.close(4007),
    () => gateway.invalidate(false),
    () => gateway.invalidate(true),
    () => gateway.askToReconnect(),
  ];
  faults[Math.floor(Math.random() * 10)]?.();
}
