import { onTestFinished } from 'vitest';
import { createSlackAdapter } from '../../../src/adapters/slack/adapter.ts';
import type { SlackSettings } from '../../../src/adapters/slack/settings.ts';
import type { Timing } from '../../../src/adapters/slack/timing.ts';
import type { Bot } from '../../../src/bot/bot.ts';
import type { AnchorageError } from '../../../src/errors.ts';
import { createLog } from '../../../src/log.ts';
import { startSlack } from '../../emulators/slack/slack.ts';
import { TOKENS } from '../../emulators/slack/web-api.ts';
import { realBot, replyTo } from '../real-replies.ts';

/** Times short enough for tests; their order is that of the real ones. */
export const QUICK: Partial<Timing> = { gap: 5, retry: 5, longest: 50, call: 500, steady: 0 };

const shared = warmBot();

export type Started = Awaited<ReturnType<typeof startBot>>;

export interface Starting extends Partial<SlackSettings> {
  readonly bot?: Bot;
  readonly timing?: Partial<Timing>;
}

/** The adapter, with the bot over the shipped corpus unless another is given, in Socket Mode at an emulated Slack. */
export async function startBot({ bot, timing = QUICK, ...settings }: Starting = {}) {
  const slack = await startSlack();
  const lines: string[] = [];
  const fatal: AnchorageError[] = [];
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
    timing,
  });
  try {
    await adapter.start(bot ?? (await shared));
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
    async stop() {
      await adapter.stop();
      await slack.stop();
    },
  };
}

/** Starts a bot and, when the test is over, stops it. */
export async function startForTest(...options: Parameters<typeof startBot>): Promise<Started> {
  const started = await startBot(...options);
  onTestFinished(() => started.stop());
  return started;
}

/** The bot over the shipped corpus; the first comparison takes seconds, which no ticking clock is to see. */
async function warmBot() {
  const { bot } = await realBot();
  await replyTo(bot, '/compare price of cheese');
  return bot;
}
