import { setTimeout } from 'node:timers/promises';
import type { SoakContext } from '../context.ts';
import { type SessionCounter, startSessionCounter } from '../crash-loop/session-counter.ts';
import { startsUnder, supervisors } from '../crash-loop/supervisors.ts';
import { slackOpens } from '../drives/counts.ts';
import { until } from '../drives/until.ts';
import type { Goal } from '../goal.ts';

/** Seconds after which it is killed: at once, when it is connected, when its supervisor takes it for well. */
const LIVES = [0, 1, 5, 11, 60, 601];
/** What the platforms allow: sessions a day, and requests for a socket a minute. */
const SESSIONS = 1000;
const OPENS = 50;

/** A bot that is killed at each start, by a supervisor that starts it again; and one that finds no session left. */
export const crashLoop: Goal = {
  id: 'G16',
  title: 'A crash loop: the bot is killed at each start',
  promise:
    'at most 1,000 sessions a day and 50 sockets a minute under each supervisor; none started when none is left',
  full: 20,
  short: 2,
  unit: 'real starts',
  minutes: 1,
  async run({ size: starts, ...context }) {
    const discord = await startSessionCounter(starts);
    try {
      const opens = await loop(starts, discord, context);
      const identifies = discord.identifies();
      const waiting = await withNoneLeft(discord, context);
      const modelled = supervisors().flatMap((supervisor) =>
        LIVES.map((life) => ({ name: supervisor.name, ...startsUnder(supervisor, life) })),
      );
      const sessions = Math.max(...modelled.map(({ perDay }) => perDay)) * (identifies / starts);
      const sockets = Math.max(...modelled.map(({ perMinute }) => perMinute)) * (opens / starts);
      return context.verdict(
        `${identifies} sessions and ${opens} sockets in ${starts} starts: at most ${Math.round(sessions)} a day and ${Math.round(sockets)} a minute; with none left ${waiting.identifies} started, ${waiting.back ? 'back' : 'not back'} when there are again`,
        [
          { name: 'sessions a start', value: identifies / starts, most: 1 },
          { name: 'sockets a start', value: opens / starts, most: 2 },
          { name: 'sessions a day', value: sessions, most: SESSIONS },
          { name: 'sockets a minute', value: sockets, most: OPENS },
          {
            name: 'started with none left',
            value: waiting.identifies + discord.overdrawn(),
            most: 0,
          },
          { name: 'back when there are again', value: Number(waiting.back), least: 1 },
        ],
      );
    } finally {
      await discord.stop();
    }
  },
};

type Context = Omit<SoakContext, 'size'>;

/** Kills the bot as soon as it has started a session; the worst moment. Returns how many sockets it asked Slack for. */
async function loop(starts: number, discord: SessionCounter, context: Context): Promise<number> {
  const slack = await context.slack();
  for (let start = 1; start <= starts; start++) {
    const bot = await context.bot({ ...slack.env, ...settings(discord) }, { ready: false });
    await until(() => discord.identifies() >= start || bot.exited !== null);
    bot.kill('SIGKILL');
    await bot.exit;
    if (start % 5 === 0) context.say(`${start} starts`);
  }
  return slack.run(slackOpens, {});
}

/** A start when Discord says that no session is left: it has to live, wait, ask now and then, and connect in the end. */
async function withNoneLeft(discord: SessionCounter, { bot: start, say }: Context) {
  discord.allow(0);
  const [before, asked] = [discord.identifies(), discord.asked()];
  const bot = await start(settings(discord), { ready: false });
  await until(() => discord.asked() >= asked + 3 || bot.exited !== null);
  await setTimeout(200);
  const identifies = discord.identifies() - before;
  say(`waits: asked ${discord.asked() - asked} times`);
  discord.allow(1000);
  const back = await until(() => discord.identifies() > before + identifies);
  return { identifies, back };
}

function settings({ url }: SessionCounter) {
  return { DISCORD_TOKEN: 'MTIz.canary-token.abc', DISCORD_API_URL: url };
}
