import { createSlackAdapter } from '../../../src/adapters/slack/adapter.ts';
import type { Timing } from '../../../src/adapters/slack/timing.ts';
import { createLog } from '../../../src/log.ts';
import { TOKENS } from '../../emulators/slack/web-api.ts';
import { openWorld, SHIPPED } from '../../fixtures/corpora.ts';
import type { SoakContext } from '../context.ts';
import { steadySlack } from '../drives/steady-slack.ts';
import type { Goal } from '../goal.ts';
import type { Measure } from '../verdict.ts';
import { drops, frames, outage, refreshes } from './g05-drives.ts';

/** Slack closes a socket ten seconds after it said so; here after half a second, and so with all other times. */
const TWENTIETH: Partial<Timing> = {
  gap: 50,
  retry: 12,
  longest: 500,
  call: 1000,
  ping: 1000,
  retire: 750,
  steady: 100,
};

const USERS = 200;

/** Sockets: routine refreshes in a twentieth of Slack's times, because a thousand of them take days; all else in real times. */
export const sockets: Goal = {
  id: 'G5',
  title: 'A thousand refreshes of Slack’s sockets under load, drops, malformed frames, an outage',
  promise:
    'planned ends: 0 ms without a socket, no slash command unanswered; after drops back within 2 s; no frame ends the bot; after an outage back within 30 s',
  full: 1000,
  short: 20,
  unit: 'refreshes',
  minutes: 3,
  async run(context) {
    const planned = await refreshed(context);
    const rough = await treatedRoughly(context);
    const { figure, measures } = planned;
    return context.verdict(`${figure}; ${rough.figure}`, [...measures, ...rough.measures]);
  },
};

interface Part {
  readonly figure: string;
  readonly measures: readonly Measure[];
}

/** The adapter in this process with its times scaled, the emulated Slack in another. */
async function refreshed({ form, size, ...context }: SoakContext): Promise<Part> {
  const slack = await context.slack();
  const world = await openWorld(SHIPPED);
  // the first questions build the index, as they do before the program connects
  for (const line of Object.values(world.corpus.event.examples).flat()) await world.say(line, line);
  const fatal: Error[] = [];
  const adapter = createSlackAdapter({
    settings: {
      token: TOKENS.bot,
      appToken: TOKENS.app,
      apiUrl: slack.env.SLACK_API_URL ?? '',
      prefix: '',
    },
    log: createLog(() => undefined),
    onFatal: (error) => fatal.push(error),
    timing: TWENTIETH,
  });
  await adapter.start(world.bot);
  const enough = new AbortController();
  const rate = form === 'full' ? 50 : 20;
  const load = slack.run(steadySlack, { rate, seconds: 3600, users: USERS }, enough.signal);
  const { deaf, longestWait, late } = await slack.run(refreshes, { count: size });
  enough.abort();
  const { sent, lost, unanswered, doubled } = await load;
  await adapter.stop();
  return {
    figure: `${size} refreshes: ${Math.round(deaf)} ms without a socket, of ${sent} commands ${lost} lost`,
    measures: [
      { name: 'ms without a socket', value: deaf, most: 0 },
      { name: 'refreshes that no new socket met in time', value: late, most: 0 },
      { name: 'longest wait for a new socket ms', value: longestWait },
      { name: 'commands', value: sent },
      { name: 'commands lost', value: lost, most: 0 },
      { name: 'commands not answered', value: unanswered, most: 0 },
      { name: 'commands answered twice', value: doubled, most: 0 },
      { name: 'fatal errors', value: fatal.length, most: 0 },
    ],
  };
}

/** The built bot, in real times. */
async function treatedRoughly({ form, ...context }: SoakContext): Promise<Part> {
  const full = form === 'full';
  const slack = await context.slack();
  const bot = await context.bot({ ...slack.env });
  context.say('drops');
  // a connection that lived for ten seconds was a good one
  const dropped = await slack.run(drops, { count: full ? 6 : 1, apart: 10_500 });
  context.say('malformed frames');
  const { sent, answered } = await slack.run(frames, { count: full ? 2000 : 200 });
  context.say('an outage');
  const back = await slack.run(outage, { lasts: full ? 40_000 : 1500 });
  return {
    figure: `after drops back within ${Math.round(dropped.longest)} ms, after an outage within ${Math.round(back.heard)} ms, ${sent} malformed frames`,
    measures: [
      { name: 'longest silence after a drop ms', value: dropped.longest, most: 2000, timing: true },
      { name: 'malformed frames', value: sent },
      { name: 'commands answered after them', value: answered, least: 1 },
      { name: 'silence after an outage ms', value: back.heard, most: 30_000, timing: true },
      { name: 'commands answered after it', value: back.answered, least: 1 },
      { name: 'ended', value: bot.exited === null ? 0 : 1, most: 0 },
    ],
  };
}
