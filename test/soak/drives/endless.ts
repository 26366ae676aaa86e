import { setTimeout } from 'node:timers/promises';
import { slash as discordSlash } from '../../emulators/discord/payloads.ts';
import { slash as slackSlash } from '../../emulators/slack/payloads.ts';
import { inDiscord, inSlack } from '../drive.ts';
import { discordUser, followDiscord } from './discord-ledger.ts';
import { createQuestions, LIGHT } from './questions.ts';
import { followSlack, slackUser } from './slack-ledger.ts';

/** A part of an endless stream of commands: each of somebody else, as fast as the bot answers (a closed loop). */
export interface Part {
  /** Number of the first command, from 0; it is also that of its user. */
  readonly first: number;
  readonly count: number;
  /** Connections that are cut meanwhile, one after the other. */
  readonly cuts: number;
}

/** What came back. */
export interface PartTally {
  readonly lost: number;
  readonly unanswered: number;
  readonly doubled: number;
  readonly violations: readonly string[];
}

/** Shards of the bot in Discord. */
export const SHARDS = 4;
/** Commands under way at once, on each shard or in Slack. */
const WINDOW = 12;
const CHANNELS = 50_000;
/** Milliseconds: what is lost is lost however slow the machine is. */
const PATIENCE = { acknowledged: 30_000, answered: 60_000 };

/** In Discord, on all shards. */
export const endlessDiscord = inDiscord(
  import.meta.url,
  'endlessDiscord',
  async (discord, { first, count, cuts }: Part, { random }): Promise<PartTally> => {
    const next = await createQuestions(random, LIGHT);
    const ledger = followDiscord(discord, PATIENCE);
    const under = Array.from({ length: SHARDS }, () => 0);
    let [sent, cut, waiting] = [0, 0, 0];

    function send(shard: number): void {
      const { command, options } = next();
      const number = first + sent++;
      const who = { user: discordUser(number), channel: String(1000 + (number % CHANNELS)) };
      const payload = discordSlash(discord.origin(who), command, options);
      under[shard] = (under[shard] ?? 0) + 1;
      ledger.wait(payload.id, () => {
        under[shard] = (under[shard] ?? 1) - 1;
      });
      discord.gateway.dispatch('INTERACTION_CREATE', payload, shard);
    }

    while (sent < count || waiting > 0) {
      for (const shard of under.keys())
        while (sent < count && (under[shard] ?? 0) < WINDOW) send(shard);
      if (cut < Math.floor((sent / count) * cuts)) discord.gateway.cut(cut++ % SHARDS);
      waiting = ledger.settle();
      await setTimeout(1);
    }
    discord.gateway.forget();
    return ledger.sum();
  },
);

/** In Slack. */
export const endlessSlack = inSlack(
  import.meta.url,
  'endlessSlack',
  async (slack, { first, count, cuts }: Part, { random }): Promise<PartTally> => {
    const next = await createQuestions(random, LIGHT);
    const ledger = followSlack(slack, PATIENCE);
    let [sent, cut, waiting] = [0, 0, 0];
    while (sent < count || waiting > 0) {
      for (; sent < count && waiting < WINDOW && slack.sockets.count() > 0; waiting++) {
        const { command, text } = next();
        const number = first + sent++;
        const who = { user_id: slackUser(number), channel_id: `C0LOAD${number % CHANNELS}` };
        ledger.send(slack.responsive(slackSlash(`/${command}`, text, who)));
      }
      if (cut < Math.floor((sent / count) * cuts)) {
        cut++;
        void setTimeout(500).then(slack.sockets.refresh('refresh_requested'));
      }
      waiting = ledger.settle();
      await setTimeout(1);
    }
    return ledger.sum();
  },
);
