import { setTimeout } from 'node:timers/promises';
import type { BotProcess } from '../bot-process.ts';
import type { SoakContext } from '../context.ts';
import {
  askIntoSilence,
  type Terminated,
  type Termination,
  terminateInDiscord,
  terminateInSlack,
} from '../drives/termination.ts';
import type { Goal } from '../goal.ts';
import { createRandom } from '../random.ts';

const RATE = { full: 200, short: 10 };

/** What came of one signal. */
interface Ended extends Terminated {
  readonly code: number | null;
  /** From the signal to the end. */
  readonly seconds: number;
}

/** SIGTERM: the bot is told to end while it is busy. */
export const sigterm: Goal = {
  id: 'G9',
  title: 'SIGTERM and SIGINT at random moments, 200 commands a second under way',
  promise:
    'everything received is answered, nothing is acknowledged and then dropped, nothing new is taken, exit 0 within 5 s; a second signal ends it at once',
  full: 100,
  short: 2,
  unit: 'signals',
  minutes: 4,
  async run({ size, ...context }) {
    const each = Math.ceil(size / 2);
    // two at a time: a bot that starts leaves a processor to the other
    const ended = (await Promise.all([inDiscord(context, each), inSlack(context, each)])).flat();
    const hasty = await secondSignal(context);
    const sum = (figure: keyof Terminated) => ended.reduce((all, one) => all + one[figure], 0);
    const slowest = Math.max(...ended.map(({ seconds }) => seconds));
    return context.verdict(
      `${ended.length} signals, ${sum('received')} commands received: ${sum('unanswered')} not answered, ${sum('doubled')} doubled; ended after at most ${slowest.toFixed(1)} s`,
      [
        { name: 'signals', value: ended.length },
        { name: 'received', value: sum('received') },
        {
          name: 'received, not answered',
          value: sum('unanswered'),
          most: 0,
          timing: context.form === 'short',
        },
        { name: 'received half a second before, not answered', value: sum('overlooked'), most: 0 },
        { name: 'acknowledged, not answered', value: sum('half'), most: 0 },
        { name: 'doubled', value: sum('doubled'), most: 0 },
        { name: 'taken a second after the signal', value: sum('late'), most: 0, timing: true },
        {
          name: 'other exits than 0',
          value: ended.filter(({ code }) => code !== 0).length,
          most: 0,
        },
        { name: 'slowest end s', value: slowest, most: 10 },
        { name: 'slowest end s, promised', value: slowest, most: 5, timing: true },
        { name: 'end after a second signal s', value: hasty, most: 1, timing: true },
      ],
    );
  },
};

type Starting = Omit<SoakContext, 'size'>;

async function inDiscord(context: Starting, signals: number): Promise<readonly Ended[]> {
  const discord = await context.discord({ recording: false });
  return repeat(context, signals, {
    start: () => context.bot(discord.env, { ends: true }),
    run: (args) => discord.run(terminateInDiscord, args),
  });
}

async function inSlack(context: Starting, signals: number): Promise<readonly Ended[]> {
  const slack = await context.slack();
  return repeat(context, signals, {
    start: () => context.bot(slack.env, { ends: true }),
    run: (args) => slack.run(terminateInSlack, args),
  });
}

async function repeat(
  { form, seed, say }: Starting,
  signals: number,
  { start, run }: { start(): Promise<BotProcess>; run(args: Termination): Promise<Terminated> },
): Promise<readonly Ended[]> {
  const random = createRandom(seed);
  const ended: Ended[] = [];
  for (let round = 0; round < signals; round++) {
    const bot = await start();
    const signal = round % 2 === 0 ? 'SIGTERM' : 'SIGINT';
    const before = 600 + random.below(600);
    const exit = bot.exit.then(({ code }) => ({ code, at: Date.now() }));
    const came = await run({ pid: bot.pid, signal, rate: RATE[form], before, after: 1300 });
    const { code, at } = await exit;
    ended.push({ ...came, code, seconds: (at - came.signalled) / 1000 });
    if (round % 5 === 4) say(`${round + 1} of ${signals} signals on each platform`);
  }
  return ended;
}

/** Seconds from a second signal to the end of a bot that is busy. */
async function secondSignal(context: Starting): Promise<number> {
  const discord = await context.discord();
  const bot = await context.bot(discord.env);
  await discord.run(askIntoSilence, { count: 5 });
  bot.kill('SIGTERM');
  await setTimeout(200);
  const began = performance.now();
  bot.kill('SIGTERM');
  await bot.exit;
  return (performance.now() - began) / 1000;
}
