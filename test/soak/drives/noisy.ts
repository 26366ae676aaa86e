import type { Interaction } from '../../emulators/discord/ledger.ts';
import { slash } from '../../emulators/discord/payloads.ts';
import { inDiscord } from '../drive.ts';
import { discordUser, followDiscord } from './discord-ledger.ts';
import { keepSchedule } from './load.ts';
import { createQuestions } from './questions.ts';
import { type Times, timesOf } from './times.ts';

/** One person who asks without pause, among others who ask now and then, all in one server. */
export interface Noise {
  readonly seconds: number;
  /** Commands a second of the one, and of all others together. */
  readonly noisy: number;
  readonly others: number;
  /** How many the others are. */
  readonly people: number;
}

/** What came back to some of them. */
export interface Served {
  readonly sent: number;
  readonly lost: number;
  readonly answered: number;
  readonly refused: number;
  /** Refusals that others can see, or that name no time. */
  readonly rude: number;
  readonly ack: Times;
}

/** Ephemeral. */
const PRIVATE = 64;

/** Tells what the one gets, and what the others do. */
export const noise = inDiscord(
  import.meta.url,
  'noise',
  async (discord, { seconds, noisy, others, people }: Noise, context) => {
    const next = await createQuestions(context.random);
    const ledger = followDiscord(discord);
    const [byOne, byOthers]: [Interaction[], Interaction[]] = [[], []];
    const rate = noisy + others;
    await keepSchedule(
      { rate, seconds },
      {
        send(index) {
          // spread evenly: this is an other's turn when their share has grown by one
          const before = Math.floor((index * others) / rate);
          const isOther = Math.floor(((index + 1) * others) / rate) > before;
          const user = discordUser(isOther ? 1 + (before % people) : 0);
          const { command, options } = next();
          const payload = slash(discord.origin({ user }), command, options);
          (isOther ? byOthers : byOne).push(discord.interaction(payload.id));
          ledger.wait(payload.id);
          discord.interact(payload);
        },
        settle: ledger.settle,
      },
      context,
    );
    const { unanswered, doubled } = ledger.sum();
    return { noisy: served(byOne), others: served(byOthers), unanswered, doubled };
  },
);

function served(sent: readonly Interaction[]): Served {
  const acknowledged = sent.flatMap(({ callback }) => (callback ? [callback] : []));
  const refusals = sent.flatMap(({ callback, edits }) =>
    [callback?.data, ...edits].filter((message) => REFUSAL.test(textOf(message))),
  );
  return {
    sent: sent.length,
    lost: sent.length - acknowledged.length,
    answered: acknowledged.length - refusals.length,
    refused: refusals.length,
    rude: refusals.filter((message) => message?.flags !== PRIVATE || !WHEN.test(textOf(message)))
      .length,
    ack: timesOf(acknowledged.map(({ after }) => after)),
  };
}

const REFUSAL = /asked me .* in /u;
const WHEN = /Ask again in \d+ seconds?/u;

function textOf(
  message: { embeds: readonly { description?: string | undefined }[] } | null | undefined,
) {
  return message?.embeds[0]?.description ?? '';
}
