import type { BotProcess, Memory } from '../bot-process.ts';
import type { SoakContext } from '../context.ts';
import { endlessDiscord, endlessSlack, type PartTally, SHARDS } from '../drives/endless.ts';
import type { Goal } from '../goal.ts';

const MIB = 2 ** 20;
/** Commands between two looks at the memory, and the share of Discord in them. */
const STEP = 20_000;
const IN_DISCORD = 0.75;
/** Connections to Discord cut for each million commands, and to Slack renewed in each step: Slack does that every hour. */
const CUTS = 1000;
const RENEWALS = 2;
/** Commands until every store of the bot is full: the largest is that of the last 100,000 ids from Slack. */
const FILLED = 100_000 / (1 - IN_DISCORD);
/** Commands after that for which the heap must stay flat; over fewer, a slope says little. */
const FLAT = 200_000;

/** Million: as many commands as a day brings, from as many people. */
export const million: Goal = {
  id: 'G10',
  title: 'A million commands from a million people in 50,000 channels, a thousand cuts among them',
  promise:
    'nothing lost, nothing answered twice; heap flat (< 1 MiB for each 100,000) once its stores are full, which takes 400,000; at most 256 MiB above the start, no more sockets and timers than at the start',
  full: 1_000_000,
  short: 1500,
  unit: 'commands',
  minutes: 25,
  async run({ size, ...context }) {
    const { looks, tallies } = await ask({ ...context, size });
    const [start = NONE, first = NONE, end = NONE] = [looks[0], looks[1], looks.at(-1)];
    const sum = (figure: 'lost' | 'unanswered' | 'doubled') =>
      tallies.reduce((all, tally) => all + tally[figure], 0);
    const lasting = end.commands >= FILLED + FLAT;
    const half = Math.floor(looks.length / 2);
    const slope = slopeOf(
      lasting ? looks.filter(({ commands }) => commands >= FILLED) : looks.slice(half),
    );
    const rss = Math.max(...looks.map((one) => one.rss)) - start.rss;
    return context.verdict(
      `${end.commands} commands, ${sum('lost')} lost, ${sum('doubled')} doubled; heap ${mib(start.heapUsed)} MiB at the start, ${mib(end.heapUsed)} MiB at the end, ${slope.toFixed(2)} MiB for each 100,000 ${lasting ? 'once its stores were full' : 'while its stores fill'}; memory ${mib(rss)} MiB above the start at most`,
      [
        { name: 'commands', value: end.commands },
        { name: 'lost', value: sum('lost'), most: 0 },
        { name: 'not answered', value: sum('unanswered'), most: 0 },
        { name: 'doubled', value: sum('doubled'), most: 0 },
        { name: 'heap at the start MiB', value: start.heapUsed / MIB },
        { name: 'heap at the end MiB', value: end.heapUsed / MIB },
        {
          name: 'MiB since the first step',
          value: (end.heapUsed - first.heapUsed) / MIB,
          most: 32,
        },
        // fewer commands only fill what is kept for a while
        { name: 'MiB for each 100,000', value: slope, ...(lasting && { most: 1 }) },
        { name: 'memory above the start MiB', value: rss / MIB, most: 256 },
        { name: 'more sockets and timers', value: end.handles - start.handles, most: 100 },
      ],
    );
  },
};

/** Asks in steps, on both platforms at once, and looks at the memory before the first and after each. */
async function ask({
  size,
  say,
  ...context
}: Pick<SoakContext, 'size' | 'say' | 'discord' | 'slack' | 'bot'>) {
  const discord = await context.discord({
    recording: false,
    strict: false,
    concurrency: 16,
    inTime: 30_000,
  });
  const slack = await context.slack();
  const shards = { DISCORD_SHARDS: `0-${SHARDS - 1}/${SHARDS}` };
  const bot = await context.bot({ ...discord.env, ...slack.env, ...shards }, { probe: true });
  const steps = Math.max(2, Math.round(size / STEP));
  const count = Math.round(size / steps);
  const many = Math.round(count * IN_DISCORD);
  const cuts = Math.ceil((count * CUTS) / 1_000_000);
  const looks: Look[] = [await look(bot, 0)];
  const tallies: PartTally[] = [];
  for (let step = 0; step < steps; step++) {
    const first = step * count;
    tallies.push(
      ...(await Promise.all([
        discord.run(endlessDiscord, { first, count: many, cuts }),
        slack.run(endlessSlack, { first, count: count - many, cuts: RENEWALS }),
      ])),
    );
    looks.push(await look(bot, first + count));
    say(describe(looks.at(-1)));
  }
  return { looks, tallies };
}

interface Look extends Memory {
  readonly commands: number;
}

const NONE: Look = { commands: 0, heapUsed: 0, rss: 0, handles: 0 };

async function look(bot: BotProcess, commands: number): Promise<Look> {
  return { commands, ...(await bot.memory()) };
}

/** MiB of heap for each 100,000 commands, by least squares. */
function slopeOf(looks: readonly Look[]): number {
  const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
  const x = looks.map(({ commands }) => commands / 100_000);
  const y = looks.map(({ heapUsed }) => heapUsed / MIB);
  const [middle, level] = [mean(x), mean(y)];
  const spread = x.reduce((sum, value) => sum + (value - middle) ** 2, 0);
  const joint = x.reduce((sum, value, at) => sum + (value - middle) * ((y[at] ?? 0) - level), 0);
  return spread === 0 ? 0 : joint / spread;
}

function describe({ commands, heapUsed, rss, handles }: Look = NONE): string {
  return `${commands} commands: heap ${mib(heapUsed)} MiB, memory ${mib(rss)} MiB, ${handles} sockets and timers`;
}

function mib(bytes: number): number {
  return Math.round(bytes / MIB);
}
