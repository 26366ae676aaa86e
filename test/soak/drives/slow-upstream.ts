import { setTimeout } from 'node:timers/promises';
import type { Interaction } from '../../emulators/discord/ledger.ts';
import { slash as discordSlash } from '../../emulators/discord/payloads.ts';
import type { Fault as DiscordFault } from '../../emulators/discord/rest.ts';
import { slash as slackSlash } from '../../emulators/slack/payloads.ts';
import type { Fault as SlackFault } from '../../emulators/slack/web-api.ts';
import { inDiscord, inSlack } from '../drive.ts';
import { discordUser } from './discord-ledger.ts';
import { keepSchedule } from './load.ts';
import { slackUser } from './slack-ledger.ts';

/** A time in which a platform's API is bad, while people go on asking. */
export interface BadTime<Fault> {
  readonly fault: Fault;
  /** Of all requests, how many meet it: 0 to 1. */
  readonly share: number;
  readonly seconds: number;
  /** Commands a second. */
  readonly rate: number;
}

/** What came of it. */
export interface Endured {
  readonly sent: number;
  readonly doubled: number;
  /** Milliseconds from a command to the latest request for its first response. */
  readonly latest: number;
  /** Milliseconds from the end of the bad time until commands are answered at once again; a minute at most. */
  readonly recovered: number;
}

/** Milliseconds: a command that is answered within this is answered at once; so many in a row, and it is over. */
const AT_ONCE = 1000;
const IN_A_ROW = 5;
const LONGEST = 60_000;

/** In Discord. */
export const endureDiscord = inDiscord(
  import.meta.url,
  'endureDiscord',
  async (discord, { fault, share, seconds, rate }: BadTime<DiscordFault>, context) => {
    const asked: Interaction[] = [];
    const began = new Map<string, number>();
    let bad = true;
    let latest = 0;
    discord.fail(({ path }) => {
      const since = began.get(/^\/interactions\/(\d+)/u.exec(path)?.[1] ?? '');
      if (since !== undefined) latest = Math.max(latest, performance.now() - since);
      return bad && context.random.next() < share ? fault : null;
    });
    function ask(): Interaction {
      const user = discordUser(asked.length);
      const payload = discordSlash(discord.origin({ user }), 'help');
      const interaction = discord.interaction(payload.id);
      began.set(payload.id, performance.now());
      asked.push(interaction);
      discord.interact(payload);
      return interaction;
    }
    const lane = { send: () => void ask(), settle: () => 0 };
    const { sent } = await keepSchedule({ rate, seconds }, lane, context);
    bad = false;
    const recovered = await recovery(() => {
      const interaction = ask();
      return () => interaction.answered;
    });
    // an edit that is sent again says the same in the same place
    const doubled = asked.filter(
      ({ edits, followUps }) =>
        new Set(edits.map((edit) => JSON.stringify(edit))).size + followUps.length > 1,
    );
    discord.forget();
    return { sent, doubled: doubled.length, latest, recovered } satisfies Endured;
  },
);

/** A command in Slack; milliseconds from it to each answer. */
interface Asked {
  readonly sent: number;
  readonly answers: number[];
  /** Whether it was only told that Slack is slow. */
  turnedAway: boolean;
}

/** By the address and by the channel where an answer is seen. Kept, because it may come in the time after. */
const ASKED = new Map<string, Asked>();

/** In Slack, where answers go to the address that came with the command or, when that is of no use, to its channel. */
export const endureSlack = inSlack(
  import.meta.url,
  'endureSlack',
  async (slack, { fault, share, seconds, rate }: BadTime<SlackFault>, context) => {
    let doubled = 0;
    function note(one: Asked | undefined, took: number): void {
      // what answers nothing is too much as well
      if (one === undefined || one.answers.push(took) > 1) doubled++;
    }
    function look(): void {
      for (const { body, at } of slack.posted.drain()) {
        const one = ASKED.get(String(body.path ?? body.channel));
        note(one, at - (one?.sent ?? 0));
      }
      slack.calls.drain();
    }
    function ask(): () => number | null {
      const one: Asked = { sent: Date.now(), answers: [], turnedAway: false };
      const number = ASKED.size;
      // each in a channel of its own: by that a post tells what it answers
      const where = { user_id: slackUser(number), channel_id: `C0ASKED${number}` };
      const payload = slack.responsive(slackSlash('/help', '', where));
      ASKED.set(new URL(String(payload.response_url)).pathname, one).set(where.channel_id, one);
      slack.sockets.deliver('slash_commands', payload).then(
        ({ ms, payload: words }) => {
          if (!words) return;
          one.turnedAway = true;
          note(one, ms);
        },
        () => undefined,
      );
      return () => {
        look();
        return one.turnedAway ? null : (one.answers[0] ?? null);
      };
    }
    const good: SlackFault = {};
    const requests = Array.from({ length: rate * seconds * 5 }, () =>
      context.random.next() < share ? fault : good,
    );
    slack.fail('respond', ...requests);
    const lane = { send: () => void ask(), settle: () => 0 };
    const { sent } = await keepSchedule({ rate, seconds }, lane, context);
    slack.heal();
    const recovered = await recovery(ask);
    look();
    return { sent, doubled, latest: 0, recovered } satisfies Endured;
  },
);

/** Asks again and again until some in a row are answered at once; `ask` returns what tells the milliseconds that it took. */
async function recovery(ask: () => () => number | null): Promise<number> {
  const since = performance.now();
  let first = since;
  for (let good = 0; good < IN_A_ROW && performance.now() - since < LONGEST; ) {
    if (good === 0) first = performance.now();
    const took = ask();
    const asked = performance.now();
    while (took() === null && performance.now() - asked < AT_ONCE) await setTimeout(5);
    good = took() === null ? 0 : good + 1;
    await setTimeout(20);
  }
  return first - since;
}
