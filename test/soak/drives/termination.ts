import { setTimeout } from 'node:timers/promises';
import { slash as discordSlash } from '../../emulators/discord/payloads.ts';
import { slash as slackSlash } from '../../emulators/slack/payloads.ts';
import { inDiscord, inSlack } from '../drive.ts';
import { discordUser } from './discord-ledger.ts';
import { createQuestions } from './questions.ts';
import { slackUser } from './slack-ledger.ts';

/** Commands at a rate, a signal to the bot in the midst of them, and more commands. */
export interface Termination {
  readonly pid: number;
  readonly signal: 'SIGTERM' | 'SIGINT';
  /** Commands a second. */
  readonly rate: number;
  /** Milliseconds from the first command to the signal, and from there to the last command. */
  readonly before: number;
  readonly after: number;
}

/** What became of the commands, by when they were sent. */
export interface Terminated {
  /** When the signal was sent, in milliseconds since the epoch. */
  readonly signalled: number;
  /** Sent before the signal, and how many of them were not answered: in all, and of those half a second old or older. */
  readonly received: number;
  readonly unanswered: number;
  readonly overlooked: number;
  /** Acknowledged, and then not answered: whenever they were sent. */
  readonly half: number;
  readonly doubled: number;
  /** Sent later than a second after the signal, and acknowledged. */
  readonly late: number;
}

/** A command, when it was sent, and what is known of it. Milliseconds. */
interface Sent {
  readonly at: number;
  readonly acknowledged: () => boolean;
  readonly answers: () => number;
}

/** Milliseconds. */
const OLD = 500;
const LATE = 1000;
const DRAIN = 6000;

/** In Discord. */
export const terminateInDiscord = inDiscord(
  import.meta.url,
  'terminateInDiscord',
  async (discord, args: Termination, { random }): Promise<Terminated> => {
    const next = await createQuestions(random);
    const callbacks = new Map<string, number>();
    discord.fail(({ path }) => {
      const id = /^\/interactions\/(\d+)/u.exec(path)?.[1] ?? '';
      callbacks.set(id, (callbacks.get(id) ?? 0) + 1);
      return null;
    });
    const terminated = await terminate(args, (index) => {
      const { command, options } = next();
      const payload = discordSlash(discord.origin({ user: discordUser(index) }), command, options);
      const interaction = discord.interaction(payload.id);
      discord.interact(payload);
      return {
        at: performance.now(),
        acknowledged: () => interaction.callback !== null,
        answers: () =>
          interaction.answered === null ? 0 : Math.max(1, callbacks.get(payload.id) ?? 0),
      };
    });
    discord.forget();
    return terminated;
  },
);

/** In Slack. */
export const terminateInSlack = inSlack(
  import.meta.url,
  'terminateInSlack',
  async (slack, args: Termination, { random }): Promise<Terminated> => {
    const next = await createQuestions(random);
    const posts = new Map<string, number>();
    const look = () => {
      for (const { body } of slack.posted.drain())
        posts.set(String(body.path), (posts.get(String(body.path)) ?? 0) + 1);
      slack.calls.drain();
    };
    return terminate(args, (index) => {
      const { command, text } = next();
      const who = { user_id: slackUser(index), channel_id: `C0LOAD${index % 50}` };
      const payload = slack.responsive(slackSlash(`/${command}`, text, who));
      const path = new URL(String(payload.response_url)).pathname;
      let acknowledged = false;
      slack.sockets.deliver('slash_commands', payload, { limit: DRAIN }).then(
        () => {
          acknowledged = true;
        },
        () => undefined,
      );
      return {
        at: performance.now(),
        acknowledged: () => acknowledged,
        answers() {
          look();
          return posts.get(path) ?? 0;
        },
      };
    });
  },
);

/** Asks so that the answers get no reply: an end takes its time then. Resolves when the bot is busy with them. */
export const askIntoSilence = inDiscord(
  import.meta.url,
  'askIntoSilence',
  async (discord, { count }: { readonly count: number }): Promise<void> => {
    let heard = 0;
    discord.fail(() => {
      heard++;
      return 'hang';
    });
    for (let index = 0; index < count; index++) {
      const payload = discordSlash(discord.origin({ user: discordUser(index) }), 'help');
      discord.interact(payload);
    }
    while (heard < count) await setTimeout(5);
  },
);

async function terminate(
  { pid, signal, rate, before, after }: Termination,
  send: (index: number) => Sent,
): Promise<Terminated> {
  const sent: Sent[] = [];
  const began = performance.now();
  let killed = Number.POSITIVE_INFINITY;
  let signalled = 0;
  for (let now = began; now < began + before + after; now = performance.now()) {
    if (killed > now && now >= began + before) {
      process.kill(pid, signal);
      killed = performance.now();
      signalled = Date.now();
    }
    while (sent.length < ((now - began) * rate) / 1000) sent.push(send(sent.length));
    await setTimeout(1);
  }
  while (isAlive(pid) && performance.now() < killed + 2 * DRAIN) await setTimeout(20);
  const received = sent.filter(({ at }) => at < killed);
  const missing = received.filter(({ answers }) => answers() === 0);
  return {
    signalled,
    received: received.length,
    unanswered: missing.length,
    overlooked: missing.filter(({ at }) => at < killed - OLD).length,
    half: sent.filter(({ acknowledged, answers }) => acknowledged() && answers() === 0).length,
    doubled: sent.filter(({ answers }) => answers() > 1).length,
    late: sent.filter(({ at, acknowledged }) => at > killed + LATE && acknowledged()).length,
  };
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
