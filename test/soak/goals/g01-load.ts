import type { LoadTally } from '../drives/load.ts';
import { steadyDiscord } from '../drives/steady-discord.ts';
import { steadySlack } from '../drives/steady-slack.ts';
import { describeTimes } from '../drives/times.ts';
import type { Goal } from '../goal.ts';
import type { Measure } from '../verdict.ts';

/** Commands a second, on each of the two platforms. */
const RATE = { full: 250, short: 10 };
const USERS = 1000;
/** What goes before: a bot is seldom asked much in its first moments, and a lower rate tells what a higher one costs. */
const WARM = { rate: 75, seconds: 20 };
const LESS = { rate: 150, seconds: 60 };

/** Load: both platforms at once, at a fixed rate, whether the bot keeps up or not. */
export const load: Goal = {
  id: 'G1',
  title: 'A steady 500 commands a second for five minutes, half in Discord and half in Slack',
  promise:
    'nothing lost, nobody told that it is busy, nothing answered twice; acknowledged p50 < 5 ms, p99 < 50 ms, max < 1 s; answered p99 < 250 ms',
  full: 300,
  short: 3,
  unit: 'seconds',
  minutes: 6.7,
  async run({ form, size: seconds, ...context }) {
    const discord = await context.discord({ recording: false });
    const slack = await context.slack();
    await context.bot({ ...discord.env, ...slack.env });
    const steady = (part: { readonly rate: number; readonly seconds: number }) =>
      Promise.all([
        discord.run(steadyDiscord, { ...part, users: USERS }),
        slack.run(steadySlack, { ...part, users: USERS }),
      ]);
    if (form === 'full') await steady(WARM);
    const less = form === 'full' ? await steady(LESS) : null;
    const [inDiscord, inSlack] = await steady({ rate: RATE[form], seconds });
    const figure = `${inDiscord.sent + inSlack.sent} commands, ${inDiscord.lost + inSlack.lost} lost, ${inDiscord.busy + inSlack.busy} told that it is busy, ${inDiscord.doubled + inSlack.doubled} doubled; acknowledged in Discord ${describeTimes(inDiscord.ack)}, in Slack ${describeTimes(inSlack.ack)}`;
    return context.verdict(
      less
        ? `${figure}; at ${2 * LESS.rate} a second ${describeTimes(less[0].ack)}, and ${describeTimes(less[1].ack)}, answered p99 ${Math.round(Math.max(less[0].answer.p99, less[1].answer.p99))} ms`
        : figure,
      [...measures('Discord', inDiscord), ...measures('Slack', inSlack)],
    );
  },
};

function measures(platform: string, tally: LoadTally): readonly Measure[] {
  const { sent, lost, unanswered, busy, doubled, violations, ack, answer, lag } = tally;
  return [
    { name: `${platform}: sent`, value: sent },
    { name: `${platform}: lost`, value: lost, most: 0 },
    { name: `${platform}: not answered`, value: unanswered, most: 0 },
    { name: `${platform}: told that it is busy`, value: busy, most: 0, timing: true },
    { name: `${platform}: doubled`, value: doubled, most: 0 },
    { name: `${platform}: breaks of the platform's rules`, value: violations.length, most: 0 },
    { name: `${platform}: ack p50 ms`, value: ack.p50, most: 5, timing: true },
    { name: `${platform}: ack p99 ms`, value: ack.p99, most: 50, timing: true },
    { name: `${platform}: ack max ms`, value: ack.max, most: 1000, timing: true },
    { name: `${platform}: answer p99 ms`, value: answer.p99, most: 250, timing: true },
    { name: `${platform}: sent late p99 ms`, value: lag.p99 },
  ];
}
