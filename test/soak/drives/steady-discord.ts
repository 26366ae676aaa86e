import { slash } from '../../emulators/discord/payloads.ts';
import { inDiscord } from '../drive.ts';
import { discordUser, followDiscord } from './discord-ledger.ts';
import { keepSchedule, type Load, type LoadTally } from './load.ts';
import { createQuestions } from './questions.ts';

/** Slash commands in Discord at a fixed rate. Times are those from the dispatch, in the process of the emulator. */
export const steadyDiscord = inDiscord(
  import.meta.url,
  'steadyDiscord',
  async (discord, { users, ...schedule }: Load, context): Promise<LoadTally> => {
    const next = await createQuestions(context.random);
    const ledger = followDiscord(discord);
    const { sent, lag } = await keepSchedule(
      schedule,
      {
        send(index) {
          const { command, options } = next();
          const who = { user: discordUser(index % users), channel: String(500 + (index % 50)) };
          const payload = slash(discord.origin(who), command, options);
          ledger.wait(payload.id);
          discord.interact(payload);
        },
        settle() {
          const waiting = ledger.settle();
          if (waiting === 0) discord.gateway.forget();
          return waiting;
        },
      },
      context,
    );
    return { sent, lag, ...ledger.sum() };
  },
);
