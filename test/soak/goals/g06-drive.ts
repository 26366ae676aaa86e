import { setTimeout } from 'node:timers/promises';
import { directMessage, mention, type Payload } from '../../emulators/slack/payloads.ts';
import { type Slack, sign } from '../../emulators/slack/slack.ts';
import { inSlack } from '../drive.ts';
import { slackUser } from '../drives/slack-ledger.ts';
import { until } from '../drives/until.ts';
import type { Random } from '../random.ts';

interface Args {
  readonly count: number;
  /** Events a second. */
  readonly rate: number;
  /** The first process, which is asked to end in the middle. */
  readonly pid: number;
  /** Where the first process serves HTTP. */
  readonly url: string;
}

interface Event {
  /** Where its one answer stands: a conversation of its own, or a thread. */
  readonly key: string;
  /** More than one where a message comes as a mention, too. */
  readonly payloads: readonly Payload[];
  readonly direct: boolean;
}

interface Copy {
  readonly payload: Payload;
  /** 0 for the first. */
  readonly attempt: number;
  /** Milliseconds after the event. */
  readonly after: number;
}

/** Channels that mentions are spread over: each takes one post a second. */
const CHANNELS = 400;
/** Milliseconds until Slack delivers again what was not acknowledged. */
const RETRY = 400;
const TRIES = 300;

/** Delivers each event one to four times, by any way; again what was not acknowledged; after all that, direct messages of the first quarter. */
export const repeated = inSlack(
  import.meta.url,
  'repeated',
  async (slack: Slack, { count, rate, pid, url }: Args, { random, say }) => {
    const answers = countAnswers(slack);
    const tally = { deliveries: 0, unacknowledged: 0, again: 0 };
    const events = Array.from({ length: count }, (_, number) => eventOf(number));
    const pending: Promise<void>[] = [];
    const taken = new Set<string>();
    let isRestarting = false;

    /** Slack delivers nothing again that was acknowledged: a copy that misses its process is one delivery less. */
    async function deliver(key: string, { payload, attempt }: Copy): Promise<void> {
      const byHttp = random.below(3) === 0;
      for (let tries = 0; tries < TRIES; tries++) {
        if (isRestarting && taken.has(key)) return;
        tally.deliveries++;
        const retry = { attempt: attempt + tries, reason: 'timeout' };
        const way = byHttp && tries === 0 ? url : null;
        if (await isTaken(slack, payload, { retry, url: way })) return void taken.add(key);
        if (tries === 0) tally.again++;
        await setTimeout(RETRY);
      }
      tally.unacknowledged++;
    }

    const began = performance.now();
    for (const [number, { key, payloads }] of events.entries()) {
      if (number === Math.floor(count / 2)) {
        isRestarting = true;
        process.kill(pid, 'SIGTERM');
      }
      for (const copy of copiesOf(payloads, random))
        pending.push(setTimeout(copy.after).then(() => deliver(key, copy)));
      if (number % (rate * 10) === 0) say(`${number} events, ${tally.deliveries} deliveries`);
      await setTimeout(Math.max(0, began + (number * 1000) / rate - performance.now()));
    }
    await Promise.all(pending);
    const expected = events.map(({ key }) => key);
    const isComplete = () => expected.every((key) => answers().has(key));
    // a busy machine may take minutes for what is a matter of seconds
    for (let waits = 0; waits < 4 && !isComplete(); waits++) await until(isComplete);

    const lost = events.slice(0, count / 4).filter(({ direct }, at) => direct && at % 10 === 0);
    const looks = () => slack.calls.items.filter(({ method }) => /history|replies/u.test(method));
    const before = looks().length;
    const retry = { attempt: 1, reason: 'timeout' };
    for (const { payloads } of lost) await isTaken(slack, payloads[0] ?? {}, { retry, url: null });
    await until(() => looks().length >= before + lost.length);
    // an answer too many would follow within milliseconds
    await setTimeout(1000);
    const found = looks().length - before;
    const unanswered = expected.filter((key) => !answers().has(key)).length;
    const doubled = [...answers().values()].filter((number) => number > 1).length;
    return { ...tally, unanswered, doubled, found };
  },
);

function eventOf(number: number): Event {
  const user = slackUser(number);
  if (number % 4 === 3) {
    const channel = `C0G6${number % CHANNELS}`;
    const payload = mention('help', { channel, user });
    return { key: `${channel}:${tsOf(payload)}`, payloads: [payload], direct: false };
  }
  const channel = `D0G6${number}`;
  const thread = number % 4 === 2 ? { thread_ts: '1.1' } : {};
  const payload = directMessage('help', { channel, user, ...thread });
  const ts = tsOf(payload);
  const twin = mention('help', { channel, user, ts, ...thread });
  const payloads = number % 8 === 0 ? [payload, twin] : [payload];
  return { key: thread.thread_ts ? `${channel}:1.1` : `${channel}:`, payloads, direct: true };
}

function tsOf({ event }: Payload): string {
  return typeof event === 'object' && event !== null && 'ts' in event ? String(event.ts) : '';
}

/** One to four deliveries of an event, the first at once unless it is lost on its way, the others within half a second. */
function copiesOf(payloads: readonly Payload[], random: Random): readonly Copy[] {
  const copies = payloads.flatMap((payload) =>
    Array.from({ length: 1 + random.below(4) }, (_, copy) => ({
      payload,
      attempt: copy,
      after: copy === 0 ? 0 : random.below(500),
    })),
  );
  const isLost = copies.length > 1 && random.below(10) === 0;
  return isLost ? copies.slice(1) : copies;
}

interface Way {
  readonly retry: { readonly attempt: number; readonly reason: string };
  /** Null for any socket. */
  readonly url: string | null;
}

/** Whether somebody acknowledged it. */
function isTaken(slack: Slack, payload: Payload, { retry, url }: Way): Promise<boolean> {
  const isRetry = retry.attempt > 0;
  if (url === null)
    return slack.event(payload, isRetry ? { retry } : {}).then(
      () => true,
      () => false,
    );
  const body = JSON.stringify(payload);
  const headers = {
    'content-type': 'application/json',
    ...sign(body),
    ...(isRetry && {
      'x-slack-retry-num': String(retry.attempt),
      'x-slack-retry-reason': retry.reason,
    }),
  };
  return fetch(`${url}/slack/events`, { method: 'POST', body, headers }).then(
    ({ ok }) => ok,
    () => false,
  );
}

/** How many answers stand at each place. */
function countAnswers({ posted }: Slack): () => ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  let seen = 0;
  return () => {
    for (; seen < posted.items.length; seen++) {
      const { channel, thread_ts: thread = '' } = posted.items[seen]?.body ?? {};
      const key = `${channel}:${thread}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    return counts;
  };
}
