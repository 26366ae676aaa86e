import { setTimeout } from 'node:timers/promises';
import { directMessage, slash } from '../../emulators/slack/payloads.ts';
import { type Slack, startSlack } from '../../emulators/slack/slack.ts';
import { inSlack } from '../drive.ts';
import { until } from '../drives/until.ts';
import type { Random } from '../random.ts';

const REASONS = ['warning', 'refresh_requested', 'too_many_websockets', 'link_disabled'];

/** Longest wait for the socket that takes the place of one that was announced to end: Slack’s ten seconds. */
const IN_TIME = 10_000;

/** Announces the end of one socket, now and then of both; closes each as soon as another stands, at the latest when the time is over. */
export const refreshes = inSlack(
  import.meta.url,
  'refreshes',
  async ({ sockets }: Slack, { count }: { count: number }, { random, say }) => {
    const before = sockets.deaf();
    let longestWait = 0;
    let late = 0;
    for (let done = 0; done < count; ) {
      const opened = sockets.opened();
      const ends = Array.from({ length: random.below(5) === 0 ? 2 : 1 }, () =>
        sockets.refresh(random.pick(REASONS)),
      );
      const since = performance.now();
      while (sockets.opened() < opened + ends.length && performance.now() - since < IN_TIME)
        await setTimeout(2);
      longestWait = Math.max(longestWait, performance.now() - since);
      if (sockets.opened() < opened + ends.length) late++;
      for (const end of ends) end();
      done += ends.length;
      if (done % 100 < ends.length) say(`${done} refreshes, ${sockets.deaf() - before} ms deaf`);
      await setTimeout(random.below(80));
    }
    return { deaf: sockets.deaf() - before, longestWait, late };
  },
);

/** Breaks all sockets without a word; the longest time until one is open again, in milliseconds. */
export const drops = inSlack(
  import.meta.url,
  'drops',
  async ({ sockets }: Slack, { count, apart }: { count: number; apart: number }, { say }) => {
    let longest = 0;
    for (let done = 1; done <= count; done++) {
      const before = sockets.deaf();
      const opened = sockets.opened();
      sockets.drop();
      if (!(await until(() => sockets.opened() >= opened + 2))) return { longest: Infinity };
      longest = Math.max(longest, sockets.deaf() - before);
      say(`${done} drops, longest silence ${Math.round(longest)} ms`);
      if (done < count) await setTimeout(apart);
    }
    return { longest };
  },
);

/** Frames as Slack sends them when it is ill, between them whole ones cut, spoilt and mixed; then a command that has to be answered. */
export const frames = inSlack(
  import.meta.url,
  'frames',
  async (slack: Slack, { count }: { count: number }, { random }) => {
    for (let sent = 0; sent < count; sent++) {
      await until(() => slack.sockets.count() > 0);
      slack.sockets.raw(spoilt(random), random.below(slack.sockets.count()));
      // a pause lets the bot put up with each instead of dropping the rest with the socket
      await setTimeout(1);
    }
    return { sent: count, answered: await ask(slack) };
  },
);

/** Nobody listens for a time; then Slack is there again, and milliseconds pass until the bot is. */
export const outage = inSlack(
  import.meta.url,
  'outage',
  async (slack: Slack, { lasts }: { lasts: number }, { say }) => {
    const { port } = slack;
    await slack.stop();
    for (let left = lasts; left > 0; left -= 5000) {
      say(`${Math.ceil(left / 1000)} s of an outage to come`);
      await setTimeout(Math.min(left, 5000));
    }
    const back = await startSlack(port);
    const since = performance.now();
    const heard = (await until(() => back.sockets.count() > 0))
      ? performance.now() - since
      : Infinity;
    const answered = await ask(back);
    await back.stop();
    return { heard, answered };
  },
);

/** Asks until somebody answers; how many answers there are. */
async function ask(slack: Slack): Promise<number> {
  for (let tries = 0; tries < 10 && slack.posted.items.length === 0; tries++) {
    await slack.command('/help', '').catch(() => setTimeout(500));
    await until(() => slack.posted.items.length > 0, AbortSignal.timeout(5000));
  }
  return slack.posted.items.length;
}

const WHOLE = [
  { type: 'hello', num_connections: 1 },
  { type: 'disconnect', reason: 'warning', debug_info: {} },
  { type: 'app_rate_limited', minute_rate_limited: 1 },
  { type: 'events_api', envelope_id: 'e', payload: directMessage('help', { bot_id: 'B1' }) },
  { type: 'slash_commands', envelope_id: 'e', payload: slash('/nothing', '', { user_id: 7 }) },
  { type: 'interactive', envelope_id: 'e', payload: { type: 'block_actions', actions: [] } },
  { type: 'interactive', envelope_id: 'e', payload: { type: 'view_submission' } },
];

const VALUES = [null, 7, '', [], {}, true, '\u0000', 'x'.repeat(100_000)];

/** A frame with one member spoilt, cut somewhere, or no frame at all. */
function spoilt(random: Random): string | Buffer {
  const frame: Record<string, unknown> = structuredClone(random.pick(WHOLE));
  // an announced end is refused its meaning here: ends are what `refreshes` is for
  if (frame.type === 'disconnect') frame.type = random.pick(['Disconnect', null, 7]);
  const member = random.pick(Object.keys(frame));
  const text = JSON.stringify({ ...frame, [member]: random.pick(VALUES) });
  switch (random.below(4)) {
    case 0:
      return text.slice(0, random.below(text.length));
    case 1:
      return Buffer.from(text);
    case 2:
      return random.pick(['', '{', 'null', '[]', '"x"', '{"type":"events_api","payload":null}']);
    default:
      return text;
  }
}
