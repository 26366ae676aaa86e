import { type BurstTally, burstDiscord, burstSlack } from '../drives/burst.ts';
import type { Form, Goal } from '../goal.ts';
import type { Measure } from '../verdict.ts';

/** Milliseconds: that of the platforms, and one that only silence exceeds. */
const IN_TIME = 3000;
const SILENCE = 60_000;
/** More than the bot lets wait. */
const BEYOND = 12_000;

/** Burst: a whole city asks in the same moment. */
export const burst: Goal = {
  id: 'G2',
  title: 'Five thousand commands in one tick, on each platform',
  promise:
    'each is acknowledged within 3 s and then answered, once; of 12,000 none is left in silence: who cannot be answered is told that the bot is busy',
  full: 5000,
  short: 60,
  unit: 'commands in one tick',
  minutes: 2.5,
  async run({ form, size: count, ...context }) {
    // the short form looks for silence alone: how quick a busy machine is says nothing
    const inTime = form === 'full' ? IN_TIME : SILENCE;
    const discord = await context.discord({ recording: false, inTime });
    const slack = await context.slack();
    await context.bot({ ...discord.env, ...slack.env });
    const args = { count, acknowledged: inTime };
    const inDiscord = await discord.run(burstDiscord, args);
    const inSlack = await slack.run(burstSlack, args);
    const figure = `${count} at once: acknowledged after at most ${ms(inDiscord)} in Discord, ${ms(inSlack)} in Slack, ${inDiscord.lost + inSlack.lost} lost`;
    const measures = [
      ...measuresOf('Discord', inDiscord, form),
      ...measuresOf('Slack', inSlack, form),
    ];
    if (form === 'short') return context.verdict(figure, measures);

    context.say(`${BEYOND} at once`);
    const beyond = await slack.run(burstSlack, { count: BEYOND, acknowledged: SILENCE });
    return context.verdict(
      `${figure}; ${BEYOND} at once in Slack: ${beyond.lost} left in silence, ${beyond.busy} told that it is busy`,
      [
        ...measures,
        { name: 'beyond: left in silence', value: beyond.lost, most: 0 },
        { name: 'beyond: not answered', value: beyond.unanswered, most: 0 },
        { name: 'beyond: doubled', value: beyond.doubled, most: 0 },
        { name: 'beyond: told that it is busy', value: beyond.busy },
      ],
    );
  },
};

function measuresOf(platform: string, burnt: BurstTally, form: Form): readonly Measure[] {
  const { lost, unanswered, doubled, busy, violations, ack, answer } = burnt;
  const timing = form === 'short';
  return [
    { name: `${platform}: lost`, value: lost, most: 0, timing },
    { name: `${platform}: acknowledged, not answered`, value: unanswered, most: 0, timing },
    { name: `${platform}: doubled`, value: doubled, most: 0 },
    { name: `${platform}: breaks of the platform's rules`, value: violations.length, most: 0 },
    { name: `${platform}: told that it is busy`, value: busy },
    { name: `${platform}: ack p50 ms`, value: ack.p50 },
    { name: `${platform}: ack max ms`, value: ack.max, most: IN_TIME, timing: true },
    { name: `${platform}: answer max ms`, value: answer.max },
  ];
}

function ms({ ack }: BurstTally): string {
  return `${Math.round(ack.max)} ms`;
}
