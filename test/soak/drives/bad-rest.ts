import { setTimeout } from 'node:timers/promises';
import type { DiscordEmulator } from '../../emulators/discord/emulator.ts';
import { message, slash } from '../../emulators/discord/payloads.ts';
import type { Fault } from '../../emulators/discord/rest.ts';
import { inDiscord } from '../drive.ts';
import { discordUser } from './discord-ledger.ts';

/** How requests go wrong for some questions, and for how many. */
export interface Trouble {
  readonly name: string;
  readonly fault: Fault;
  /** How many requests for each question meet it, from the first; null for all. */
  readonly times: number | null;
  readonly interactions: number;
  /** Direct messages, which are answered by a post and not by a callback. */
  readonly messages: number;
  /** Questions a second. */
  readonly rate: number;
}

/** What came of one trouble. */
export interface Troubled {
  readonly name: string;
  readonly asked: number;
  /** Whose answer is visible, and whose more than once. */
  readonly answered: number;
  readonly doubled: number;
  /** Most requests for one question. */
  readonly requests: number;
  /** Milliseconds from an interaction to the latest request for its first response. */
  readonly latest: number;
  /** Answers of 401, 403 and 429, which Discord counts. */
  readonly invalid: number;
}

/** A question, and what it cost so far. */
interface Case {
  readonly trouble: Trouble;
  readonly began: number;
  /** Answers that somebody can see. */
  readonly visible: () => number;
  requests: number;
  invalid: number;
  latest: number;
}

/** Milliseconds for which a question without an answer is followed, and for which all are followed at the end. */
const FOLLOWED = 5000;
const AFTERWARDS = 500;
const INVALID = new Set([401, 403, 429]);

/**
 * Asks while Discord's REST side goes wrong in one way after the other; counts what becomes visible, and what it costs.
 * The troubles of a group are waited for together.
 */
export const badRest = inDiscord(
  import.meta.url,
  'badRest',
  async (
    discord,
    groups: readonly (readonly Trouble[])[],
    { say },
  ): Promise<readonly Troubled[]> => {
    const cases = new Map<string, Case>();
    discord.fail(({ path }) => {
      const found = cases.get(keyOf(path));
      if (!found) return null;
      found.requests++;
      found.latest = Math.max(found.latest, performance.now() - found.began);
      const { fault, times } = found.trouble;
      if (times !== null && found.requests > times) return null;
      if (typeof fault === 'object' && 'status' in fault && INVALID.has(fault.status))
        found.invalid++;
      return fault;
    });
    const results: Troubled[] = [];
    let number = 0;
    for (const group of groups) {
      for (const trouble of group) {
        const { interactions, messages, rate } = trouble;
        for (let asked = 0; asked < interactions + messages; asked++) {
          const ask = asked < interactions ? askInteraction : askMessage;
          const { key, visible } = ask(discord, discordUser(number++));
          const none = { requests: 0, invalid: 0, latest: 0 };
          cases.set(key, { trouble, began: performance.now(), visible, ...none });
          if (asked % 10 === 9) await setTimeout(10_000 / rate);
        }
      }
      await settled([...cases.values()]);
      for (const trouble of group) {
        const result = sum(
          trouble.name,
          [...cases.values()].filter((one) => one.trouble === trouble),
        );
        say(`${result.name}: ${result.answered} of ${result.asked} answered`);
        results.push(result);
      }
      cases.clear();
      discord.forget();
    }
    return results;
  },
);

function askInteraction(discord: DiscordEmulator, user: string) {
  const payload = slash(discord.origin({ user, channel: user }), 'help');
  const interaction = discord.interaction(payload.id);
  discord.interact(payload);
  return {
    key: payload.id,
    visible: () => Number(interaction.callback !== null) + interaction.followUps.length,
  };
}

function askMessage(discord: DiscordEmulator, user: string) {
  const id = `9${user}`;
  const before = discord.posted.length;
  discord.gateway.dispatch('MESSAGE_CREATE', message('/help', { id, author: user, channel: user }));
  const visible = () => discord.posted.slice(before).filter(({ channel }) => channel === user);
  return { key: user, visible: () => visible().length };
}

/** The interaction's id, or the channel of a post; empty for other requests. */
function keyOf(path: string): string {
  const [, id = ''] = /^\/(?:interactions|channels)\/(\d+)\//u.exec(path) ?? [];
  return id;
}

async function settled(cases: readonly Case[]): Promise<void> {
  const open = ({ visible, began }: Case) =>
    visible() === 0 && performance.now() - began < FOLLOWED;
  while (cases.some(open)) await setTimeout(50);
  await setTimeout(AFTERWARDS);
}

function sum(name: string, cases: readonly Case[]): Troubled {
  const most = (values: readonly number[]) => values.reduce((a, b) => Math.max(a, b), 0);
  return {
    name,
    asked: cases.length,
    answered: cases.filter(({ visible }) => visible() > 0).length,
    doubled: cases.filter(({ visible }) => visible() > 1).length,
    requests: most(cases.map(({ requests }) => requests)),
    latest: most(cases.filter(({ trouble }) => trouble.messages === 0).map(({ latest }) => latest)),
    invalid: cases.reduce((total, { invalid }) => total + invalid, 0),
  };
}
