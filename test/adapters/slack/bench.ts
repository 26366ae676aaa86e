import { App, LogLevel, SocketModeReceiver } from '@slack/bolt';
import type { Bot } from '../../../src/bot/bot.ts';
import { answer, template } from '../../../src/contract/replies.ts';
import { type Slack, startSlack } from '../../emulators/slack/slack.ts';
import { TOKENS } from '../../emulators/slack/web-api.ts';
import { QUICK, startBot } from './starting.ts';

/** Milliseconds from an envelope to its acknowledgement and to the answer. */
export interface Latency {
  readonly ack: { readonly p50: number; readonly p99: number };
  readonly answer: { readonly p50: number; readonly p99: number };
}

const ROUNDS = 500;
const BLOCKS = [{ type: 'section', text: { type: 'plain_text', text: 'echo' } }] as const;

/**
 * Envelope to acknowledgement and to answer, for the adapter over a core that answers at once, and for an echo app on bare Bolt, round
 * about in one run.
 */
export async function measureSlack(): Promise<{ adapter: Latency; bolt: Latency }> {
  const reply = answer([template('echo')]);
  const echo: Bot = { commands: [], handle: async () => reply, suggest: () => [] };
  const ours = await startBot({ bot: echo, timing: QUICK });
  const bare = await startSlack();
  const app = await startBolt(bare);
  await measure(ours.slack, 100);
  await measure(bare, 100);
  const samples = { adapter: [] as Sample[], bolt: [] as Sample[] };
  for (let part = 0; part < 10; part++) {
    samples.adapter.push(...(await measure(ours.slack, ROUNDS / 10)));
    samples.bolt.push(...(await measure(bare, ROUNDS / 10)));
  }
  await ours.stop();
  await app.stop();
  await bare.stop();
  return { adapter: latency(samples.adapter), bolt: latency(samples.bolt) };
}

interface Sample {
  readonly ack: number;
  readonly answer: number;
}

async function startBolt(slack: Slack): Promise<App> {
  const clientOptions = { slackApiUrl: `${slack.url}/`, retryConfig: { retries: 2 } };
  const receiver = new SocketModeReceiver({
    appToken: TOKENS.app,
    logLevel: LogLevel.ERROR,
    installerOptions: { clientOptions: { ...clientOptions } },
  });
  const app = new App({
    token: TOKENS.bot,
    receiver,
    clientOptions,
    logLevel: LogLevel.ERROR,
    deferInitialization: true,
  });
  app.command('/echo', async ({ ack, respond }) => {
    await ack();
    await respond({ text: 'echo', blocks: [...BLOCKS], response_type: 'in_channel' });
  });
  await app.init();
  await app.start();
  return app;
}

async function measure(slack: Slack, rounds: number): Promise<readonly Sample[]> {
  const samples: Sample[] = [];
  for (let round = 0; round < rounds; round++) {
    const before = slack.posted.items.length;
    const since = performance.now();
    let acked = 0;
    const sent = slack.command('/echo', 'x').then(() => {
      acked = performance.now() - since;
    });
    await slack.posted.count(before + 1);
    const answered = performance.now() - since;
    await sent;
    samples.push({ ack: acked, answer: answered });
  }
  return samples;
}

function latency(samples: readonly Sample[]): Latency {
  const quantiles = (values: readonly number[]) => {
    const sorted = [...values].sort((a, b) => a - b);
    const at = (share: number) =>
      Math.round((sorted[Math.floor(sorted.length * share)] ?? 0) * 100) / 100;
    return { p50: at(0.5), p99: at(0.99) };
  };
  return {
    ack: quantiles(samples.map(({ ack }) => ack)),
    answer: quantiles(samples.map((sample) => sample.answer)),
  };
}
