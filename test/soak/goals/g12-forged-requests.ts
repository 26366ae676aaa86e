import { SIGNING_SECRET } from '../../emulators/slack/slack.ts';
import { discordRequests, slackMessages } from '../drives/counts.ts';
import { type Times, timesOf } from '../drives/times.ts';
import { createDiscordSigning } from '../forgery/discord-signing.ts';
import { forge, RULES, type Signing, signedRequest } from '../forgery/forgery.ts';
import { createHttpClient, type HttpClient, repeat } from '../forgery/http-client.ts';
import { createSlackSigning } from '../forgery/slack-signing.ts';
import { openSlowSockets } from '../forgery/slow-sockets.ts';
import type { Goal } from '../goal.ts';
import type { Random } from '../random.ts';

const AT_ONCE = 4;
/** Of so many forged requests, one is followed by a good one and its replays. */
const GOOD_IN = 1000;
const REPLAYS = 3;
const SLOW = { full: 1000, short: 200 };
const MIB = 2 ** 20;

/** Forged requests at both endpoints of the bot, good ones and their replays between them, and clients that dawdle. */
export const forgedRequests: Goal = {
  id: 'G12',
  title: 'A hundred thousand forged requests to the HTTP endpoints of Discord and Slack',
  promise:
    'all refused with 401, none answered, replays not answered again, p99 < 10 ms, memory rises by less than 32 MiB; 1,000 slow clients hold nobody up',
  full: 100_000,
  short: 2000,
  unit: 'forged requests',
  minutes: 3,
  async run({ form, size, random, ...context }) {
    const [discord, slack] = [await context.discord(), await context.slack()];
    const signing = { discord: createDiscordSigning(), slack: createSlackSigning() };
    const { DISCORD_API_URL = '' } = discord.env;
    const { SLACK_BOT_TOKEN = '', SLACK_API_URL = '' } = slack.env;
    const bot = await context.bot(
      {
        ...{ DISCORD_API_URL, DISCORD_PUBLIC_KEY: signing.discord.publicKey },
        ...{ SLACK_API_URL, SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET: SIGNING_SECRET },
      },
      { probe: true },
    );
    const client = createHttpClient(bot.url, AT_ONCE);
    const attack = { client, random, say: context.say };
    // what is loaded and made once is not the attack's
    await assault(signing.discord, 200, attack);
    const warm = await assault(signing.slack, 200, attack);
    const before = await bot.memory();
    const atDiscord = await assault(signing.discord, size / 2, attack);
    const atSlack = await assault(signing.slack, size / 2, attack);
    const after = await bot.memory();
    const slow = await openSlowSockets(bot.url, SLOW[form]);
    const meanwhile = await goodOnes(signing.discord, 100, client);
    await slow.cutOff(30_000);
    const left = slow.open();
    slow.destroy();
    client.close();
    const good = warm.good + atSlack.good;
    const posted = await slack.run(slackMessages, { wanted: good });
    const rise = (after.rss - before.rss) / MIB;
    const times = timesOf([...atDiscord.times, ...atSlack.times]);
    return context.verdict(
      `${size} forged, ${atDiscord.passed + atSlack.passed} not refused, p99 ${times.p99.toFixed(1)} ms, memory ${rise >= 0 ? '+' : ''}${rise.toFixed(0)} MiB; ${SLOW[form]} slow clients, ${meanwhile.refused} of 100 good requests refused`,
      [
        ...[atDiscord, atSlack].flatMap((tally, index) =>
          measures(['Discord', 'Slack'][index] ?? '', tally),
        ),
        {
          name: 'requests that the bot sent to Discord',
          value: await discord.run(discordRequests, {}),
          most: 0,
        },
        {
          name: 'messages in Slack beyond those asked for',
          value: posted - good,
          most: 0,
          least: 0,
        },
        { name: 'p99 ms', value: times.p99, most: 10, timing: true },
        { name: 'memory MiB', value: rise, most: 32 },
        { name: 'good ones refused meanwhile', value: meanwhile.refused, most: 0 },
        {
          name: 'good ones meanwhile, p99 ms',
          value: meanwhile.times.p99,
          most: 500,
          timing: true,
        },
        { name: 'slow clients not cut off', value: left, most: 0 },
      ],
    );
  },
};

interface Attack {
  readonly client: HttpClient;
  readonly random: Random;
  readonly say: (text: string) => void;
}

interface Tally {
  /** Forged, and not refused with 401. */
  readonly passed: number;
  readonly serverErrors: number;
  /** Good ones sent, those of them that were refused, and replays that were answered again. */
  readonly good: number;
  readonly refused: number;
  readonly answeredAgain: number;
  readonly times: readonly number[];
}

async function assault(
  signing: Signing,
  size: number,
  { client, random, say }: Attack,
): Promise<Tally> {
  const rules = Object.entries(RULES);
  const counts = { passed: 0, serverErrors: 0, good: 0, refused: 0, answeredAgain: 0 };
  const times: number[] = [];
  await repeat(Math.round(size), AT_ONCE, async (index) => {
    const [name, rule] = rules[index % rules.length] ?? [];
    if (!name || !rule) return;
    const { status, milliseconds } = await client.post(forge(rule, signing, random));
    times.push(milliseconds);
    if (status >= 500 || status === 0) counts.serverErrors++;
    if (status !== 401 && counts.passed++ < 5) say(`${name}: ${status}`);
    if (index % GOOD_IN === 0) await goodAndReplays();
    if (index % 10_000 === 9999) say(`${index + 1} at ${signing.names.signature}`);
  });
  return { ...counts, times };

  async function goodAndReplays(): Promise<void> {
    const good = signedRequest(signing);
    counts.good++;
    if ((await client.post(good)).status !== 200) counts.refused++;
    for (let replay = 0; replay < REPLAYS; replay++) {
      const { status, body } = await client.post(good);
      // 200 without a word says to Slack that it need not come again
      if (status === 200 && body !== '') counts.answeredAgain++;
    }
  }
}

async function goodOnes(
  signing: Signing,
  count: number,
  client: HttpClient,
): Promise<{ refused: number; times: Times }> {
  const times: number[] = [];
  let refused = 0;
  for (let number = 0; number < count; number++) {
    const { status, milliseconds } = await client.post(signedRequest(signing));
    if (status !== 200) refused++;
    times.push(milliseconds);
  }
  return { refused, times: timesOf(times) };
}

function measures(platform: string, { passed, serverErrors, refused, answeredAgain }: Tally) {
  return [
    { name: `${platform}: forged and not refused`, value: passed, most: 0 },
    { name: `${platform}: server errors`, value: serverErrors, most: 0 },
    { name: `${platform}: good ones refused`, value: refused, most: 0 },
    { name: `${platform}: replays answered again`, value: answeredAgain, most: 0 },
  ];
}
