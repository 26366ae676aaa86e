import { noise } from '../drives/noisy.ts';
import { describeTimes } from '../drives/times.ts';
import type { Goal } from '../goal.ts';

/** What one person may ask: so many at once, and again in so many seconds. */
const [BURST, SECONDS] = [20, 60];
const FULL = { noisy: 1000, others: 25, people: 100 };
const SHORT = { noisy: 60, others: 5, people: 50 };

/** Noisy user: one asks as fast as a script can. */
export const noisyUser: Goal = {
  id: 'G15',
  title: 'One person asks a thousand times a second, among a hundred others of the same server',
  promise:
    'the others: none refused, acknowledged p99 < 100 ms; the one gets what the limit allows, and for the rest a private word on when to ask again',
  full: 60,
  short: 3,
  unit: 'seconds',
  minutes: 1.3,
  async run({ form, size: seconds, ...context }) {
    const discord = await context.discord({ recording: false });
    await context.bot({
      ...discord.env,
      RATE_LIMIT_USER: `${BURST}/${SECONDS}`,
      // enough for the others, and not for what the one asks
      RATE_LIMIT_GUILD: '4000/60',
    });
    const args = { seconds, ...(form === 'full' ? FULL : SHORT) };
    const { noisy, others, unanswered, doubled } = await discord.run(noise, args);
    const allowed = BURST + Math.ceil(((seconds + 3) * BURST) / SECONDS);
    return context.verdict(
      `${noisy.sent} commands of one: ${noisy.answered} answered, ${noisy.refused} refused in private with the time, ${noisy.lost} in silence; ${others.sent} of ${args.people} others: ${others.refused} refused, ${others.lost} lost, acknowledged ${describeTimes(others.ack)}`,
      [
        { name: 'the one: sent', value: noisy.sent },
        { name: 'the one: answered', value: noisy.answered, most: allowed },
        { name: 'the one: left in silence', value: noisy.lost, most: 0, timing: form === 'short' },
        { name: 'the one: refused in public, or without a time', value: noisy.rude, most: 0 },
        { name: 'others: sent', value: others.sent },
        { name: 'others: refused', value: others.refused, most: 0 },
        { name: 'others: lost', value: others.lost, most: 0, timing: form === 'short' },
        { name: 'others: ack p99 ms', value: others.ack.p99, most: 100, timing: true },
        { name: 'not answered', value: unanswered, most: 0 },
        { name: 'doubled', value: doubled, most: 0 },
      ],
    );
  },
};
