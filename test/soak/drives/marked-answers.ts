import type { Interaction } from '../../emulators/discord/ledger.ts';
import { slash } from '../../emulators/discord/payloads.ts';
import { inDiscord } from '../drive.ts';
import { discordUser, followDiscord } from './discord-ledger.ts';
import { keepSchedule, type Load, type Tally } from './load.ts';
import { createQuestions } from './questions.ts';

/** What came back, and of which versions of the corpus. */
export interface MarkedTally extends Tally {
  /** Answers that hold marks of more than one version. */
  readonly mixed: number;
  /** Answers without an answer: "Something went wrong". */
  readonly failed: number;
  /** Versions met. */
  readonly versions: number;
}

/** Slash commands at a fixed rate while the articles change, each version of which bears a mark of its own. */
export const askMarked = inDiscord(
  import.meta.url,
  'askMarked',
  async (discord, { users, ...schedule }: Load, context): Promise<MarkedTally> => {
    const next = await createQuestions(context.random);
    const ledger = followDiscord(discord);
    const open = new Set<Interaction>();
    const versions = new Set<string>();
    let mixed = 0;
    let failed = 0;

    function look(interaction: Interaction): void {
      open.delete(interaction);
      const { callback, edits, followUps } = interaction;
      const text = JSON.stringify([callback, edits, followUps]);
      const marks = new Set(text.match(/mark-\d+/gu));
      for (const mark of marks) versions.add(mark);
      if (marks.size > 1) mixed++;
      if (text.includes('went wrong on my side')) failed++;
    }

    const { sent, lag } = await keepSchedule(
      schedule,
      {
        send(index) {
          const { command, options } = next();
          const who = { user: discordUser(index % users), channel: String(500 + (index % 50)) };
          const payload = slash(discord.origin(who), command, options);
          ledger.wait(payload.id);
          open.add(discord.interaction(payload.id));
          discord.interact(payload);
        },
        settle() {
          for (const interaction of open) if (interaction.answered !== null) look(interaction);
          const waiting = ledger.settle();
          if (waiting === 0) {
            open.clear();
            discord.gateway.forget();
          }
          return waiting;
        },
      },
      context,
    );
    return { sent, lag, ...ledger.sum(), mixed, failed, versions: versions.size };
  },
);
