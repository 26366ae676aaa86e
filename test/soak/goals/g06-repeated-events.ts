import { SIGNING_SECRET } from '../../emulators/slack/slack.ts';
import type { Goal } from '../goal.ts';
import { repeated } from './g06-drive.ts';

const MIB = 2 ** 20;

/** Repetition, and a restart in the middle of it. */
export const repeatedEvents: Goal = {
  id: 'G6',
  title:
    'Ten thousand events of Slack, each delivered one to four times, with a restart in between',
  promise:
    'over sockets and HTTP, with retries, twins and lost first deliveries, each is answered exactly once; over a restart too where nothing acknowledged it, or where it is a direct message; the heap grows by less than 48 MiB',
  full: 10_000,
  short: 150,
  unit: 'events',
  minutes: 2,
  async run(context) {
    const slack = await context.slack();
    const env = { ...slack.env, SLACK_SIGNING_SECRET: SIGNING_SECRET };
    const first = await context.bot(env, { ends: true });
    const [tally, { code, bot, before }] = await Promise.all([
      slack.run(repeated, {
        count: context.size,
        rate: context.form === 'full' ? 120 : 60,
        pid: first.pid,
        url: first.url,
      }),
      first.exit.then(async ({ code }) => {
        const bot = await context.bot(env, { probe: true });
        return { code, bot, before: await bot.memory() };
      }),
    ]);
    const grown = ((await bot.memory()).heapUsed - before.heapUsed) / MIB;
    const { deliveries, unacknowledged, unanswered, doubled, again, found } = tally;
    return context.verdict(
      `${context.size} events in ${deliveries} deliveries: ${unanswered} not answered, ${doubled} answered twice`,
      [
        { name: 'events', value: context.size },
        { name: 'deliveries', value: deliveries },
        { name: 'never acknowledged', value: unacknowledged, most: 0 },
        { name: 'not answered', value: unanswered, most: 0 },
        { name: 'answered twice', value: doubled, most: 0 },
        { name: 'deliveries that only the second process took', value: again },
        { name: 'answers that it found standing', value: found, least: 1 },
        { name: 'exit status of the first process', value: code ?? -1, least: 0, most: 0 },
        { name: 'heap grown MiB', value: grown, most: 48 },
      ],
    );
  },
};
