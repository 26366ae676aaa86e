import { setTimeout } from 'node:timers/promises';
import { message, slash } from '../../emulators/discord/payloads.ts';
import { directMessage, mention, slash as slackSlash } from '../../emulators/slack/payloads.ts';
import type { Slack } from '../../emulators/slack/slack.ts';
import { inDiscord, inSlack } from '../drive.ts';
import { discordUser } from '../drives/discord-ledger.ts';
import { slackUser } from '../drives/slack-ledger.ts';
import { until } from '../drives/until.ts';
import type { Goal } from '../goal.ts';

/** Two programs with the same tokens: a second one started by mistake, or the old one that a deployment has not ended yet. */
export const twoInstances: Goal = {
  id: 'G17',
  title: 'Two instances by mistake, with the same tokens',
  promise:
    'every question answered, each once, in Discord and in Slack; what Slack delivers again to the other instance is answered again in channels, which the bot cannot read',
  full: 500,
  short: 10,
  unit: 'questions of each of five kinds',
  minutes: 1,
  async run({ size: count, ...context }) {
    const [discord, slack] = [await context.discord(), await context.slack()];
    const env = { ...discord.env, ...slack.env };
    await context.bot(env);
    await context.bot(env);
    const inDiscord = await discord.run(askTwoInDiscord, { count });
    const inSlack = await slack.run(askTwoInSlack, { count });
    const asked = inDiscord.asked + inSlack.asked;
    const [none, twice] = [inDiscord.none + inSlack.none, inDiscord.twice + inSlack.twice];
    return context.verdict(
      `${asked} questions to ${inDiscord.sessions} sessions and ${inSlack.sessions} sockets: ${none} not answered, ${twice} answered twice; of ${REDELIVERED} that Slack delivered again, to the other one, ${inSlack.again} answered again`,
      [
        { name: 'sessions at Discord', value: inDiscord.sessions, least: 2, most: 2 },
        { name: 'sockets at Slack', value: inSlack.sessions, least: 4, most: 4 },
        { name: 'Discord: not answered', value: inDiscord.none, most: 0 },
        { name: 'Discord: answered twice', value: inDiscord.twice, most: 0 },
        { name: 'Discord: answers that came second', value: inDiscord.second, least: 1 },
        { name: 'Slack: not answered', value: inSlack.none, most: 0 },
        { name: 'Slack: answered twice', value: inSlack.twice, most: 0 },
        {
          name: 'Slack: delivered again to the other one, and answered again',
          value: inSlack.again,
          most: REDELIVERED / 2,
        },
      ],
    );
  },
};

interface Asking {
  readonly count: number;
}

interface Answers {
  readonly asked: number;
  readonly none: number;
  readonly twice: number;
  /** Connections over which the events went. */
  readonly sessions: number;
}

/** Messages that Slack delivers to both, as it does when an acknowledgement was lost. */
const REDELIVERED = 6;
/** Milliseconds in which a second answer would come. */
const ENOUGH = 500;

/** Commands, mentions and direct messages: Discord sends each of them to both. */
export const askTwoInDiscord = inDiscord(
  import.meta.url,
  'askTwoInDiscord',
  async (discord, { count }: Asking, { say }): Promise<Answers & { readonly second: number }> => {
    const tally = { asked: 0, none: 0, twice: 0, second: 0 };
    let callbacks = 0;
    discord.fail(({ path }) => {
      if (path.includes('/callback')) callbacks++;
      return null;
    });
    for (let number = 0; number < count; number++) {
      const user = discordUser(number);
      const payload = slash(discord.origin({ user }), 'sources');
      const interaction = discord.interaction(payload.id);
      const before = callbacks;
      discord.interact(payload);
      const [first, second] = [String(10_000 + 2 * number), String(10_001 + 2 * number)];
      const place = { guild: '700', channel: String(20_000 + number), mentions: [discord.botId] };
      const direct = { id: second, author: user, channel: String(30_000 + number) };
      const mentioned = message(`<@${discord.botId}> /sources`, {
        id: first,
        author: user,
        ...place,
      });
      discord.gateway.dispatch('MESSAGE_CREATE', mentioned);
      discord.gateway.dispatch('MESSAGE_CREATE', message('/sources', direct));
      const posts = () =>
        [place.channel, direct.channel].map(
          (channel) => discord.posted.filter((post) => post.channel === channel).length,
        );
      await until(() => callbacks - before === 2 && posts().every((found) => found > 0));
      if (number === count - 1) await setTimeout(ENOUGH);
      const found = [
        Number(interaction.answered !== null) + interaction.followUps.length,
        ...posts(),
      ];
      tally.asked += found.length;
      tally.none += found.filter((answers) => answers === 0).length;
      tally.twice += found.filter((answers) => answers > 1).length;
      tally.second += callbacks - before - 1;
      if (number % 100 === 99) say(`${number + 1} in Discord`);
    }
    return { ...tally, sessions: discord.gateway.connections() };
  },
);

/** Commands and messages: Slack sends each to one of the sockets that are open. */
export const askTwoInSlack = inSlack(
  import.meta.url,
  'askTwoInSlack',
  async (slack, { count }: Asking, { say }): Promise<Answers & { readonly again: number }> => {
    const channels: string[] = [];
    for (let number = 0; number < count; number++) {
      const user = { user: slackUser(number), user_id: slackUser(number) };
      const [typed, heard] = [`C0A${number}`, number % 2 === 0 ? `C0B${number}` : `D0B${number}`];
      const said = number % 2 === 0 ? mention : directMessage;
      await Promise.all([
        slack.sockets.deliver(
          'slash_commands',
          slackSlash('/sources', '', { ...user, channel_id: typed }),
        ),
        slack.event(said('/sources', { ...user, channel: heard })),
      ]).catch(() => undefined);
      channels.push(typed, heard);
      if (number % 100 === 99) say(`${number + 1} in Slack`);
    }
    const answers = (channel: string) =>
      slack.posted.items.filter(({ body }) => body.channel === channel).length;
    await until(() => slack.posted.items.length >= channels.length);
    await setTimeout(ENOUGH);
    const found = channels.map(answers);
    return {
      again: await redeliver(slack),
      asked: found.length,
      none: found.filter((number) => number === 0).length,
      twice: found.filter((number) => number > 1).length,
      sessions: slack.sockets.count(),
    };
  },
);

/** Delivers messages to a socket of one instance and then to one of the other; returns how many were answered twice. */
async function redeliver(slack: Slack): Promise<number> {
  const before = slack.posted.items.length;
  for (let number = 0; number < REDELIVERED; number++) {
    const [said, channel] =
      number % 2 === 0 ? [mention, `C0C${number}`] : [directMessage, `D0C${number}`];
    const payload = said('/sources', { channel, user: slackUser(number) });
    await slack.event(payload, { socket: 0 });
    // Slack waits three seconds for an acknowledgement before it delivers again: the answer stands by then
    await until(() => slack.posted.items.some(({ body }) => body.channel === channel));
    const retry = { attempt: 1, reason: 'timeout' };
    await slack.event(payload, { socket: slack.sockets.count() - 1, retry });
  }
  const twice = until(() => slack.posted.items.length >= before + 2 * REDELIVERED);
  await Promise.race([twice, setTimeout(10 * ENOUGH)]);
  return slack.posted.items.length - before - REDELIVERED;
}
