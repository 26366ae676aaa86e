import { monitorEventLoopDelay } from 'node:perf_hooks';
import { onTestFinished } from 'vitest';
import { createSlackAdapter } from '../../../src/adapters/slack/adapter.ts';
import { createDeferred } from '../../../src/adapters/slack/deferred.ts';
import type { SlackSettings } from '../../../src/adapters/slack/settings.ts';
import type { Timing } from '../../../src/adapters/slack/timing.ts';
import type { Bot } from '../../../src/bot/bot.ts';
import type { AnchorageError } from '../../../src/errors.ts';
import { createLog } from '../../../src/log.ts';
import { NO_METRICS } from '../../../src/metrics.ts';
import { PATIENCE } from '../../emulators/slack/ledger.ts';
import { type Slack, startSlack } from '../../emulators/slack/slack.ts';
import { TOKENS } from '../../emulators/slack/web-api.ts';
import { openWorld, SHIPPED } from '../../fixtures/corpora.ts';

/** Times short enough for tests; their order is that of the real ones. */
export const QUICK: Partial<Timing> = { gap: 5, retry: 5, longest: 50, call: 500, steady: 0 };

/** The bot over the shipped corpus: one for all tests, because it takes seconds to build. */
export const shared = warmBot();

export type Started = Awaited<ReturnType<typeof startBot>>;

export interface Starting extends Partial<SlackSettings> {
  readonly bot?: Bot;
  readonly timing?: Partial<Timing>;
  /** Where another bot was before; a Slack of its own when absent. */
  readonly at?: Slack;
}

/** What was counted, or timed. */
export interface Measured {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly seconds?: number;
}

/** The adapter, with the bot over the shipped corpus unless another is given, in Socket Mode at an emulated Slack. */
export async function startBot({ bot, timing = QUICK, at, ...settings }: Starting = {}) {
  const slack = at ?? (await startSlack());
  const lines: string[] = [];
  const fatal: AnchorageError[] = [];
  const measured: Measured[] = [];
  const adapter = createSlackAdapter({
    settings: {
      token: TOKENS.bot,
      appToken: TOKENS.app,
      apiUrl: slack.url,
      prefix: '',
      ...settings,
    },
    log: createLog((line) => lines.push(line)),
    onFatal: (error) => fatal.push(error),
    metrics: {
      ...NO_METRICS,
      count: (name, labels) => measured.push({ name, labels }),
      time: (name, seconds, labels) => measured.push({ name, labels, seconds }),
    },
    timing,
  });
  try {
    await adapter.start(bot ?? (await shared).bot);
    await slack.sockets.connected(2);
  } catch (error) {
    await slack.stop();
    throw error;
  }
  return {
    slack,
    adapter,
    lines,
    fatal,
    measured,
    async stop() {
      await adapter.stop();
      await slack.stop();
    },
  };
}

/** Waits for what has no event of its own; a busy machine may take its time. */
export async function until(holds: () => boolean): Promise<void> {
  const deadline = Date.now() + PATIENCE;
  while (!holds()) {
    if (Date.now() > deadline) throw new Error(`not so within ${PATIENCE} ms: ${holds}`);
    await new Promise((done) => setTimeout(done, 5));
  }
}

/** For how many milliseconds at most the machine held this process up, which is bot and Slack at once, while `work` ran. */
export async function heldUp(work: () => Promise<void>): Promise<number> {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  await work();
  delay.disable();
  return delay.max / 1e6;
}

/** Starts a bot and, when the test is over, stops it. */
export async function startForTest(...options: Parameters<typeof startBot>): Promise<Started> {
  const started = await startBot(...options);
  onTestFinished(() => started.stop());
  return started;
}

/** The first comparison takes seconds, which no ticking clock is to see. */
async function warmBot() {
  const world = await openWorld(SHIPPED);
  await world.say('/compare price of cheese');
  return world;
}

/** A bot that begins to answer when it is allowed to. */
export function heldBack(bot: Bot) {
  const gate = createDeferred<void>();
  const patient: Bot = {
    ...bot,
    handle: async (request) => {
      await gate.promise;
      return bot.handle(request);
    },
  };
  return { bot: patient, allow: () => gate.resolve() };
}
