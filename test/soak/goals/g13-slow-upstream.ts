import { setTimeout } from 'node:timers/promises';
import { endureDiscord, endureSlack } from '../drives/slow-upstream.ts';
import type { Goal } from '../goal.ts';

const MIB = 2 ** 20;
const RATE = { full: 50, short: 10 };
/** Milliseconds between the last bad time and the count of what is left of them. */
const REST = { full: 10_000, short: 0 };

/** The bad times of Discord, and those of Slack at the same time. */
const TIMES = [
  {
    name: 'ten seconds for each answer',
    discord: { fault: { late: 10_000 }, share: 1 },
    slack: { fault: { delay: 10_500 }, share: 1 },
  },
  {
    name: 'half of all lost',
    discord: { fault: 'hang', share: 0.5 },
    slack: { fault: { cut: 'before' }, share: 0.5 },
  },
  {
    name: 'a byte a second',
    discord: { fault: 'drip', share: 1 },
    slack: { fault: { status: 503 }, share: 1 },
  },
  {
    name: 'nobody answers',
    discord: { fault: 'hang', share: 1 },
    slack: { fault: { cut: 'after' }, share: 1 },
  },
  {
    name: 'nobody takes a request',
    discord: { fault: 'lost before commit', share: 1 },
    slack: { fault: { status: 429, headers: { 'retry-after': '1' } }, share: 1 },
  },
] as const;

/** Slow upstream: the platforms' APIs are up, and of no use. */
export const slowUpstream: Goal = {
  id: 'G13',
  title: "The platforms' APIs are slow, lossy or silent while people go on asking",
  promise:
    'memory bounded (at most 128 MiB more), recovered within 30 s of the end, nothing answered too late, nothing answered twice',
  full: 120,
  short: 1,
  unit: 'seconds of each bad time',
  minutes: 11,
  async run({ form, size: seconds, say, ...context }) {
    const discord = await context.discord({ recording: false });
    const slack = await context.slack();
    const bot = await context.bot({ ...discord.env, ...slack.env }, { probe: true });
    const before = await bot.memory();
    let [rss, heap, sent, doubled, latest, recovered] = [0, 0, 0, 0, 0, 0];
    for (const { name, ...times } of TIMES) {
      const load = { seconds, rate: RATE[form] };
      const endured = await Promise.all([
        discord.run(endureDiscord, { ...times.discord, ...load }),
        slack.run(endureSlack, { ...times.slack, ...load }),
      ]);
      for (const one of endured) {
        sent += one.sent;
        doubled += one.doubled;
        latest = Math.max(latest, one.latest);
        recovered = Math.max(recovered, one.recovered);
      }
      const now = await bot.memory();
      rss = Math.max(rss, now.rss - before.rss);
      heap = Math.max(heap, now.heapUsed - before.heapUsed);
      say(
        `${name}: recovered after ${endured.map((one) => Math.round(one.recovered)).join(', ')} ms`,
      );
    }
    // what was asked last may still be tried again
    await setTimeout(REST[form]);
    const after = await bot.memory();
    return context.verdict(
      `${TIMES.length} bad times of ${seconds} s, ${sent} commands: recovered after at most ${(recovered / 1000).toFixed(1)} s, ${doubled} doubled, at most ${Math.round(rss / MIB)} MiB more memory, of which ${Math.round(heap / MIB)} MiB are in use`,
      [
        { name: 'commands', value: sent },
        { name: 'doubled', value: doubled, most: 0 },
        { name: 'latest first response ms', value: latest, most: 3100, timing: true },
        { name: 'recovered s', value: recovered / 1000, most: 30, timing: form === 'short' },
        { name: 'memory above the start MiB', value: rss / MIB, most: 128 },
        // the memories of what was seen fill up with 60,000 commands; how far they go is G10's to say
        { name: 'heap above the start MiB', value: heap / MIB, most: 64 },
        { name: 'more sockets and timers', value: after.handles - before.handles, most: 500 },
      ],
    );
  },
};
