import { setTimeout } from 'node:timers/promises';
import type { DiscordEmulator } from '../../emulators/discord/emulator.ts';
import { slash } from '../../emulators/discord/payloads.ts';
import { type DriveContext, inDiscord } from '../drive.ts';
import { discordUser, followDiscord } from './discord-ledger.ts';
import { keepSchedule, type Tally } from './load.ts';
import { createQuestions } from './questions.ts';
import { type Times, timesOf } from './times.ts';

/** Cuts of connections under load, each shard on its own. */
export interface Cuts {
  /** On all shards together. */
  readonly cuts: number;
  readonly shards: number;
  /** Commands a second, on all shards together. */
  readonly rate: number;
  /** Milliseconds in which an interaction has to be acknowledged. */
  readonly acknowledged: number;
}

/** What came back, beside the cuts: how long until the shard was connected again, in milliseconds. */
export interface CutTally extends Tally {
  readonly cuts: number;
  readonly resumed: number;
  readonly identified: number;
  /** Sessions that the cuts ended. */
  readonly over: number;
  readonly resumable: Times;
  readonly final: Times;
  /** Cuts after which the shard was not back within a minute. */
  readonly stuck: number;
}

/** A way to end a connection; those that Discord lets be resumed, and those after which a new session is due. */
type Way = (discord: DiscordEmulator, shard: number) => void;

const RESUMABLE: readonly Way[] = [
  ({ gateway }, shard) => gateway.cut(shard),
  ...[4000, 4001, 4002, 4009].map(
    (code): Way =>
      ({ gateway }, shard) =>
        gateway.close(code, shard),
  ),
  ({ gateway }, shard) => gateway.askToReconnect(shard),
  ({ gateway }, shard) => gateway.invalidate(true, shard),
];
const FINAL: readonly Way[] = [
  ...[4003, 4007, 4008].map(
    (code): Way =>
      ({ gateway }, shard) =>
        gateway.close(code, shard),
  ),
  ({ gateway }, shard) => gateway.invalidate(false, shard),
];
/** Of a hundred cuts, how many end the session: Discord lets a bot start a thousand a day. */
const FINAL_SHARE = 0.05;
/** Of a hundred cuts, before how many the last events are sent once more. */
const REPEATED_SHARE = 0.05;
const LONGEST = 60_000;
/** Milliseconds that the bot has to read of its new session: one that it never heard of nobody can resume. */
const TOLD = 250;

/** Cuts again and again while commands come in; those that are sent while a shard is cut come with its replay. */
export const cutting = inDiscord(
  import.meta.url,
  'cutting',
  async (discord, { cuts, shards, rate, acknowledged }: Cuts, context): Promise<CutTally> => {
    const next = await createQuestions(context.random);
    const ledger = followDiscord(discord, { acknowledged, answered: acknowledged + 20_000 });
    const before = {
      identifies: discord.gateway.identifies.length,
      resumes: discord.gateway.resumes(),
    };
    /** Shards whose session is over: what is sent to them is lost by protocol. */
    const over = new Set<number>();
    const enough = new AbortController();
    const load = keepSchedule(
      { rate, seconds: 86_400 },
      {
        send(index) {
          const shard = index % shards;
          if (over.has(shard)) return;
          const { command, options } = next();
          const who = { user: discordUser(index % 1000), channel: String(500 + (index % 50)) };
          const payload = slash(discord.origin(who), command, options);
          ledger.wait(payload.id);
          discord.gateway.dispatch('INTERACTION_CREATE', payload, shard);
        },
        settle: ledger.settle,
      },
      {
        ...context,
        signal: AbortSignal.any([enough.signal, context.signal]),
        say: () => undefined,
      },
    );
    const done = { resumable: [] as number[], final: [] as number[], stuck: 0, ended: 0 };
    await Promise.all(
      Array.from({ length: shards }, (_, shard) =>
        cutOften(Math.ceil(cuts / shards), { discord, shard, over, done, context }),
      ),
    );
    enough.abort();
    const { sent, lag } = await load;
    return {
      sent,
      lag,
      ...ledger.sum(),
      cuts: done.resumable.length + done.final.length + done.stuck,
      resumed: discord.gateway.resumes() - before.resumes,
      identified: discord.gateway.identifies.length - before.identifies,
      resumable: timesOf(done.resumable),
      final: timesOf(done.final),
      over: done.ended,
      stuck: done.stuck,
    };
  },
);

interface Cutting {
  readonly discord: DiscordEmulator;
  readonly shard: number;
  readonly over: Set<number>;
  readonly done: {
    readonly resumable: number[];
    readonly final: number[];
    stuck: number;
    ended: number;
  };
  readonly context: DriveContext;
}

async function cutOften(times: number, cutting: Cutting): Promise<void> {
  const { discord, shard, over, done, context } = cutting;
  const { random, say } = context;
  for (let cut = 0; cut < times; cut++) {
    await setTimeout(random.below(40));
    const final = random.next() < FINAL_SHARE;
    const way = random.pick(final ? FINAL : RESUMABLE);
    if (random.next() < REPEATED_SHARE) discord.gateway.repeat(1 + random.below(5), shard);
    if (final) {
      over.add(shard);
      done.ended++;
    }
    const before = discord.gateway.attached(shard);
    const since = performance.now();
    way(discord, shard);
    while (discord.gateway.attached(shard) === before && performance.now() - since < LONGEST)
      await setTimeout(2);
    const took = performance.now() - since;
    if (took >= LONGEST) done.stuck++;
    else (final ? done.final : done.resumable).push(took);
    if (final) await setTimeout(TOLD);
    over.delete(shard);
    if (shard === 0 && cut % 25 === 24) say(`${cut + 1} of ${times} cuts on each shard`);
  }
}

/** Swallows heartbeats until every shard has noticed, and connected again; resolves to the milliseconds, 0 if one did not. */
export const zombies = inDiscord(
  import.meta.url,
  'zombies',
  async (discord, { shards }: { readonly shards: number }): Promise<number> => {
    const { gateway } = discord;
    const numbers = Array.from({ length: shards }, (_, shard) => shard);
    const before = numbers.map((shard) => gateway.attached(shard));
    const since = performance.now();
    const back = () => numbers.every((shard) => gateway.attached(shard) > (before[shard] ?? 0));
    gateway.behaviour.acknowledges = false;
    while (!back() && performance.now() - since < LONGEST) await setTimeout(5);
    gateway.behaviour.acknowledges = true;
    return back() ? performance.now() - since : 0;
  },
);

/** Ends the connection for good; resolves to how many sessions were started after. */
export const fatalClose = inDiscord(
  import.meta.url,
  'fatalClose',
  async ({ gateway }, { code, wait }: { readonly code: number; readonly wait: number }) => {
    const before = gateway.identifies.length;
    gateway.close(code);
    await setTimeout(wait);
    return gateway.identifies.length - before;
  },
);
