import { setTimeout } from 'node:timers/promises';
import { slash as discordSlash } from '../../emulators/discord/payloads.ts';
import { slash as slackSlash } from '../../emulators/slack/payloads.ts';
import { inDiscord, inSlack } from '../drive.ts';
import { discordUser, followDiscord } from './discord-ledger.ts';
import type { LoadTally } from './load.ts';
import { createQuestions } from './questions.ts';
import { followSlack, slackUser } from './slack-ledger.ts';

/** Many commands at once, each of somebody else. */
export interface Burst {
  readonly count: number;
  /** Milliseconds that are waited for acknowledgements; later ones count as lost. */
  readonly acknowledged: number;
}

/** What came of it. */
export type BurstTally = Omit<LoadTally, 'lag'>;

/** Milliseconds that are waited for the last answer, and for the next one. */
const LATEST = 300_000;
const PATIENCE = 30_000;

/** A burst in one tick, in Discord. */
export const burstDiscord = inDiscord(
  import.meta.url,
  'burstDiscord',
  async (discord, { count, acknowledged }: Burst, { random, say }): Promise<BurstTally> => {
    const next = await createQuestions(random);
    const questions = Array.from({ length: count }, next);
    const ledger = followDiscord(discord, { acknowledged, answered: LATEST });
    questions.forEach(({ command, options }, number) => {
      const who = { user: discordUser(number), channel: String(500 + number) };
      const payload = discordSlash(discord.origin(who), command, options);
      ledger.wait(payload.id);
      discord.interact(payload);
    });
    await settled(ledger, say);
    return { sent: count, ...ledger.sum() };
  },
);

/** The same in Slack. */
export const burstSlack = inSlack(
  import.meta.url,
  'burstSlack',
  async (slack, { count, acknowledged }: Burst, { random, say }): Promise<BurstTally> => {
    const next = await createQuestions(random);
    const questions = Array.from({ length: count }, next);
    const ledger = followSlack(slack, { acknowledged, answered: LATEST });
    questions.forEach(({ command, text }, number) => {
      const who = { user_id: slackUser(number), channel_id: `C0LOAD${number}` };
      ledger.send(slack.responsive(slackSlash(`/${command}`, text, who)));
    });
    await settled(ledger, say);
    return { sent: count, ...ledger.sum() };
  },
);

/** Waits until all are answered, or none is for some time. */
async function settled(
  { settle, giveUp }: { settle(): number; giveUp(): void },
  say: (text: string) => void,
): Promise<void> {
  let [said, changed, last] = [Date.now(), Date.now(), 0];
  for (let waiting = settle(); waiting > 0; waiting = settle()) {
    if (waiting !== last) changed = Date.now();
    if (Date.now() - changed > PATIENCE) return giveUp();
    last = waiting;
    if (Date.now() - said > 5000) {
      said = Date.now();
      say(`${waiting} waited for`);
    }
    await setTimeout(5);
  }
}
