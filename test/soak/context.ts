import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EmulatorOptions } from '../emulators/discord/emulator.ts';
import { type BotOptions, type BotProcess, startBot } from './bot-process.ts';
import type { Form, Goal, Outcome } from './goal.ts';
import { type DiscordProcess, type SlackProcess, startPlatform } from './platform-process.ts';
import { createRandom, type Random } from './random.ts';
import { type Measure, verdictOf } from './verdict.ts';

/** What a goal works with. Whatever it starts is ended after it. */
export interface SoakContext {
  readonly form: Form;
  /** How much, in the goal's unit: its full or short figure, multiplied by what `--minutes` asks for. */
  readonly size: number;
  readonly seed: number;
  readonly random: Random;
  /** Folder of the built bot. */
  readonly dist: string;
  /** Shows a line of progress. */
  say(text: string): void;
  /** An emulated Discord. */
  discord(options?: EmulatorOptions): Promise<DiscordProcess>;
  /** An emulated Slack. */
  slack(): Promise<SlackProcess>;
  /** The bot, ready; `env` is that of the platforms it is to connect to, and its settings. Nobody is refused for asking often. */
  bot(env: BotOptions['env'], more?: BotStart): Promise<BotProcess>;
  /** A new folder. */
  folder(): Promise<string>;
  /** Judges. Adds by itself that no bot ended unasked and that none logged a secret. */
  verdict(figure: string, measures: readonly Measure[]): Outcome;
}

/** How a bot is started that is not as usual. */
export interface BotStart extends Partial<Omit<BotOptions, 'env'>> {
  /** False where it is not to be waited for until it is connected. */
  readonly ready?: boolean;
  /** Whether it may end without `kill`. */
  readonly ends?: boolean;
}

/** Which goal, in which form, and how. */
export interface ContextOptions {
  readonly goal: Goal;
  readonly form: Form;
  readonly size: number;
  readonly seed: number;
  readonly dist: string;
  readonly calm: boolean;
  readonly say: (text: string) => void;
}

/** A context, and what ends all that was started with it. */
export function createContext(options: ContextOptions): {
  readonly context: SoakContext;
  readonly close: () => Promise<void>;
} {
  const { form, size, dist, calm, say } = options;
  // goals that are run alone meet what they meet among others
  const seed = options.seed + Number(options.goal.id.slice(1)) * 1_000_003;
  const bots: BotProcess[] = [];
  const lasting: BotProcess[] = [];
  const ends: (() => Promise<unknown>)[] = [];
  const platform = { seed, say };

  const context: SoakContext = {
    form,
    size,
    seed,
    random: createRandom(seed),
    dist,
    say,
    async discord(emulator = {}) {
      const started: DiscordProcess = await startPlatform({
        ...platform,
        platform: 'discord',
        options: emulator,
      });
      ends.push(() => started.stop());
      return started;
    },
    async slack() {
      const started: SlackProcess = await startPlatform({ ...platform, platform: 'slack' });
      ends.push(() => started.stop());
      return started;
    },
    async bot(env, { ready = true, ends: may = false, ...more } = {}) {
      const bot = startBot({ dist, ...more, env: { ...NO_LIMITS, ...env } });
      bots.push(bot);
      if (!may) lasting.push(bot);
      ends.unshift(() => end(bot));
      if (ready) await bot.ready();
      return bot;
    },
    async folder() {
      const folder = await mkdtemp(join(tmpdir(), 'anchorage-soak-'));
      ends.push(() => rm(folder, { recursive: true, force: true }));
      return folder;
    },
    verdict: (figure, measures) =>
      verdictOf(figure, [...measures, ...always(bots, lasting)], { calm }),
  };
  return {
    context,
    async close() {
      for (const end of ends) await end();
    },
  };
}

const NO_LIMITS = { RATE_LIMIT_USER: 'off', RATE_LIMIT_GUILD: 'off' };

function always(bots: readonly BotProcess[], lasting: readonly BotProcess[]): readonly Measure[] {
  const unasked = lasting.filter(({ exited, killed }) => exited !== null && !killed);
  const leaks = bots.flatMap((bot) => bot.leaks);
  return [
    { name: 'bots that ended unasked', value: unasked.length, most: 0 },
    { name: 'log lines with a secret', value: leaks.length, most: 0 },
  ];
}

async function end(bot: BotProcess): Promise<void> {
  if (bot.exited === null) bot.kill('SIGKILL');
  await bot.exit;
}
