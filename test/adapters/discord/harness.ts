import { expect, vi } from 'vitest';
import {
  createDiscordAdapter,
  type DiscordAdapter,
} from '../../../src/adapters/discord/adapter.ts';
import { LIMITS, type Limits } from '../../../src/adapters/discord/limits.ts';
import type { DiscordSettings } from '../../../src/adapters/discord/settings.ts';
import type { Bot } from '../../../src/bot/bot.ts';
import { answer, template } from '../../../src/contract/replies.ts';
import type { Request } from '../../../src/contract/request.ts';
import type { AnchorageError } from '../../../src/errors.ts';
import { createLog } from '../../../src/log.ts';
import { type Metrics, NO_METRICS } from '../../../src/metrics.ts';
import {
  type DiscordEmulator,
  type EmulatorOptions,
  startDiscord,
} from '../../emulators/discord/emulator.ts';
import type { Interaction, Payload } from '../../emulators/discord/ledger.ts';
import { realBot, replyTo } from '../real-replies.ts';

/** The adapter connected to an emulated Discord. */
export interface Harness {
  readonly discord: DiscordEmulator;
  readonly adapter: DiscordAdapter;
  /** Lines that the adapter logged. */
  readonly logged: readonly string[];
  readonly fatal: readonly AnchorageError[];
  /** Dispatches an interaction, and resolves when it has its first response. */
  ask(payload: { readonly id: string }): Promise<Interaction>;
}

/** What differs from a usual bot. */
export interface HarnessOptions {
  readonly settings?: Partial<DiscordSettings>;
  readonly limits?: Partial<Limits>;
  readonly emulator?: EmulatorOptions;
  readonly metrics?: Metrics;
}

/** Time for a slow machine: what depends on Discord's three seconds says so. */
const UNHURRIED = { defer: 20_000, acknowledge: 24_000, acknowledgeRequest: 10_000, identify: 50 };

/** As Discord limits messages in a channel. */
const BUCKET = { requests: 5, period: 5000 };

/** What `connect` started. Tests that run at the same time have no hook of their own (vitest's would end the others' bots). */
const running: (() => Promise<void>)[] = [];

/** Ends everything that `connect` started: for `afterAll` of each file. */
export async function stopAll(): Promise<void> {
  await Promise.all(running.splice(0).map((stop) => stop()));
}

/** A bot connected to an emulated Discord, until `stopAll`. */
export async function connect(bot: Bot, options: HarnessOptions = {}): Promise<Harness> {
  const discord = await startDiscord({ bucket: BUCKET, inTime: 25_000, ...options.emulator });
  const { adapter, logged, fatal } = createAdapter(discord, options);
  running.push(async () => {
    await adapter.stop();
    await discord.stop();
  });
  await adapter.start(bot);
  return {
    discord,
    adapter,
    logged,
    fatal,
    async ask(payload) {
      discord.interact(payload);
      return responded(discord, payload.id);
    },
  };
}

/** An adapter for an emulated Discord, not started. */
export function createAdapter(
  discord: DiscordEmulator,
  { settings, limits, metrics = NO_METRICS }: HarnessOptions = {},
) {
  const logged: string[] = [];
  const fatal: AnchorageError[] = [];
  const adapter = createDiscordAdapter({
    settings: {
      token: discord.token,
      apiUrl: discord.url,
      shards: 'auto',
      private: false,
      ...settings,
    },
    log: createLog((line) => logged.push(line)),
    metrics,
    onFatal: (error) => fatal.push(error),
    limits: { ...LIMITS, ...UNHURRIED, ...limits },
  });
  return { adapter, logged, fatal };
}

/** Resolves when an interaction has its first response. */
export async function responded(discord: DiscordEmulator, id: string): Promise<Interaction> {
  await until(() => expect(discord.interaction(id).callback).not.toBeNull());
  return discord.interaction(id);
}

/** For tests that wait for the network: far more than they need on a slow machine. */
export const PATIENT = { timeout: 60_000 };

/** The bot over the shipped corpus, its index built: the first question would miss Discord's deadline, as in the program. */
export async function warmBot(): Promise<Bot> {
  const { bot } = await realBot();
  for (const line of ['/ask what happened', '/compare']) await replyTo(bot, line);
  return bot;
}

/** Looks again and again until `check` holds; an event of another process has no promise. */
export function until(check: () => void, timeout = 25_000): Promise<void> {
  return vi.waitFor(check, { timeout, interval: 5 });
}

/** The first response as a message. */
export function messageOf({ callback }: Interaction): Payload {
  if (!callback?.data) throw new Error('there is no message');
  return callback.data;
}

/** The `custom_id` of the button with a label. */
export function buttonOf(message: Payload, label: string): string {
  const buttons = message.components.flatMap((row) => row.components);
  const found = buttons.find((button) => button.label === label);
  if (!found) throw new Error(`no button ${label} among ${buttons.map((b) => b.label).join(', ')}`);
  return found.custom_id;
}

/** A bot that answers so many milliseconds late. */
export function slow(bot: Bot, milliseconds: number): Bot {
  return {
    ...bot,
    handle: async (request, signal) => {
      await new Promise((resolve) => setTimeout(resolve, milliseconds));
      return bot.handle(request, signal);
    },
  };
}

/** Metrics that keep what they are told, as `name label…`. */
export function keptMetrics(): { readonly metrics: Metrics; readonly kept: readonly string[] } {
  const kept: string[] = [];
  const keep = (name: string, labels: object) =>
    kept.push([name, ...Object.values(labels).map(String)].join(' '));
  const metrics = {
    ...NO_METRICS,
    count: (name: string, labels: object) => void keep(name, labels),
    time: (name: string, seconds: number, labels: object) =>
      void keep(`${name} ${seconds >= 0 && seconds < 60}`, labels),
  };
  return { metrics, kept };
}

/** A bot that says one word at once, and keeps the requests that it got. */
export function echo(): Bot & { readonly requests: readonly Request[] } {
  const requests: Request[] = [];
  return {
    commands: [],
    requests,
    async handle(request) {
      requests.push(request);
      return answer([template('echo')]);
    },
    suggest: () => ['echo'],
  };
}
