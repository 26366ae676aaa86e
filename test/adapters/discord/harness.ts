import { expect, onTestFinished, vi } from 'vitest';
import {
  createDiscordAdapter,
  type DiscordAdapter,
} from '../../../src/adapters/discord/adapter.ts';
import { LIMITS, type Limits } from '../../../src/adapters/discord/limits.ts';
import type { DiscordSettings } from '../../../src/adapters/discord/settings.ts';
import type { Bot } from '../../../src/bot/bot.ts';
import type { AnchorageError } from '../../../src/errors.ts';
import { createLog } from '../../../src/log.ts';
import {
  type DiscordEmulator,
  type EmulatorOptions,
  startDiscord,
} from '../../emulators/discord/emulator.ts';
import type { Interaction, Payload } from '../../emulators/discord/ledger.ts';

/** The adapter connected to an emulated Discord, both stopped when the test is over. */
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
}

/** What differs from a usual bot. */
export async function connect(bot: Bot, options: HarnessOptions = {}): Promise<Harness> {
  const discord = await startDiscord(options.emulator);
  const { adapter, logged, fatal } = createAdapter(discord, options);
  onTestFinished(async () => {
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
export function createAdapter(discord: DiscordEmulator, { settings, limits }: HarnessOptions = {}) {
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
    onFatal: (error) => fatal.push(error),
    limits: { ...LIMITS, ...limits },
  });
  return { adapter, logged, fatal };
}

/** Resolves when an interaction has its first response. */
export async function responded(discord: DiscordEmulator, id: string): Promise<Interaction> {
  await until(() => expect(discord.interaction(id).callback).not.toBeNull());
  return discord.interaction(id);
}

/** Looks again and again until `check` holds; an event of another process has no promise. */
export function until(check: () => void, timeout = 3000): Promise<void> {
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
