import { InteractionResponseType, MessageFlags } from 'discord.js';
import type { Answering } from './answering.ts';
import { type Answer, failed } from './answers.ts';
import type { CustomIds } from './custom-id.ts';
import {
  type Callback,
  createExchange,
  type Exchange,
  type ExchangeOptions,
  withoutFlags,
} from './exchange.ts';
import type { Interaction } from './interaction.ts';
import { type MessageBody, messageBody, messagesOf } from './message.ts';
import { originOf } from './request.ts';
import { within } from './wait.ts';

/** Answers an interaction; resolves when everything is sent that will be. Never rejects. */
export type HandleInteraction = (
  interaction: Interaction,
  from: Pick<ExchangeOptions, 'received' | 'first'>,
) => Promise<void>;

/** Discord's code for a body that it does not accept. */
const INVALID_BODY = 50035;

/** Answers directly when the answer is there in time, else defers and edits; an answer of some kind always comes. */
export function createInteractions(options: Answering): HandleInteraction {
  const { answers, send, log, limits, giveUp } = options;
  return async (interaction, from) => {
    const exchange = createExchange(interaction, { send, log, limits, ...from });
    if (interaction.type === 4) {
      const choices = answers.choices(interaction);
      await exchange.first({
        type: InteractionResponseType.ApplicationCommandAutocompleteResult,
        data: { choices },
      });
      return;
    }
    const answer = (
      interaction.type === 2 ? answers.command(interaction) : answers.component(interaction)
    ).catch((error: unknown) => {
      log.error('discord.failed', {
        id: interaction.id,
        reason: error instanceof Error ? error.name : typeof error,
      });
      return failed(interaction.id);
    });
    const early = await within(answer, limits.defer - (Date.now() - from.received));
    if (early) await directly(early);
    else await deferred(answer);

    async function directly(early: Answer): Promise<void> {
      const [first, ...more] = bodiesOf(early, interaction, options);
      if (!first) return;
      const sent = await exchange.first(callbackOf(early, first));
      if (sent.ok) return followUps(exchange, more);
      if (sent.code !== INVALID_BODY) return;
      const [sorry] = bodiesOf(failed(interaction.id), interaction, options);
      if (sorry) await exchange.first(callbackOf(failed(interaction.id), sorry));
    }

    async function deferred(answer: Promise<Answer>): Promise<void> {
      const turns = interaction.type === 3 && isTurn(interaction.data.custom_id, options.customIds);
      const waiting = await exchange.first(deferral(turns, originOf(interaction).direct));
      if (!waiting.ok) return;
      const rest = from.received + limits.answer - 2 * limits.request - Date.now();
      const late = (await within(answer, rest, giveUp)) ?? failed(interaction.id);
      const [first, ...more] = bodiesOf(late, interaction, { ...options, private: true });
      if (!first) return;
      // a page takes the place of the message under the button, anything else must not
      if (turns && late.kind !== 'page') return followUps(exchange, [first, ...more]);
      if ((await exchange.edit(first)).ok) await followUps(exchange, more);
    }
  };
}

async function followUps(exchange: Exchange, bodies: readonly MessageBody[]): Promise<void> {
  for (const body of bodies) if (!(await exchange.followUp(body)).ok) return;
}

function bodiesOf(
  answer: Answer,
  interaction: Interaction,
  { customIds, private: always }: Pick<Answering, 'customIds' | 'private'>,
): readonly MessageBody[] {
  const { direct } = originOf(interaction);
  switch (answer.kind) {
    case 'reply': {
      const ephemeral = !direct && (always || answer.reply.visibility === 'private');
      return messagesOf(answer.reply, { question: answer.question, ephemeral, customIds });
    }
    case 'page': {
      const flags = interaction.type === 3 ? interaction.message.flags : 0;
      const ephemeral = (flags & MessageFlags.Ephemeral) !== 0;
      return messagesOf(answer.reply, { ...answer, ephemeral, customIds });
    }
    case 'copy':
      return [messageBody(answer.embeds, { components: [], ephemeral: false })];
    default:
      return answer satisfies never;
  }
}

function callbackOf({ kind }: Answer, body: MessageBody): Callback {
  return kind === 'page'
    ? { type: InteractionResponseType.UpdateMessage, data: withoutFlags(body) }
    : { type: InteractionResponseType.ChannelMessageWithSource, data: body };
}

/** A late answer is for the asker only, until it is shared: nobody knows yet whether it may be public. */
function deferral(turnsPage: boolean, direct: boolean): Callback {
  if (turnsPage) return { type: InteractionResponseType.DeferredMessageUpdate };
  return {
    type: InteractionResponseType.DeferredChannelMessageWithSource,
    ...(!direct && { data: { flags: MessageFlags.Ephemeral } }),
  };
}

function isTurn(customId: string, customIds: CustomIds): boolean {
  return customIds.read(customId)?.kind === 'page';
}
