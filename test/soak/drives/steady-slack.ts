import { slash } from '../../emulators/slack/payloads.ts';
import { inSlack } from '../drive.ts';
import { keepSchedule, type Load, type LoadTally } from './load.ts';
import { createQuestions } from './questions.ts';
import { followSlack, slackUser } from './slack-ledger.ts';

/** Slash commands in Slack at a fixed rate, over sockets. Times are those from the envelope, in the process of the emulator. */
export const steadySlack = inSlack(
  import.meta.url,
  'steadySlack',
  async (slack, { users, ...schedule }: Load, context): Promise<LoadTally> => {
    const next = await createQuestions(context.random);
    const ledger = followSlack(slack);
    const { sent, lag } = await keepSchedule(
      schedule,
      {
        send(index) {
          const { command, text } = next();
          const who = { user_id: slackUser(index % users), channel_id: `C0LOAD${index % 50}` };
          ledger.send(slack.responsive(slash(`/${command}`, text, who)));
        },
        settle: ledger.settle,
      },
      context,
    );
    return { sent, lag, ...ledger.sum() };
  },
);
