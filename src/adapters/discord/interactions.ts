import { InteractionResponseType, MessageFlags } from 'discord.js';
import { fieldsOf } from '../../log.ts';
import type { Answering } from './answering.ts';
import { type Answer, failed } from './answers.ts';
import {
  type Callback,
  createExchange,
  type Exchange,
  type ExchangeOptions,
  PLATFORM,
  secondsSince,
  withoutFlags,
} from './exchange.ts';
import type { Interaction } from './interaction.ts';
import { createLane, type Lane } from './lane.ts';
import { type MessageBody, messageBody, messagesOf } from './message.ts';
import { originOf } from './request.ts';
import { within } from './wait.ts';

/** Answers an interaction; resolves when everything is sent that will be. Never rejects. */
export type HandleInteraction = (
  interaction: Interaction,
  from: Pick<ExchangeOptions, 'received' | 'first'>,
) => Promise<void>;

/** Refusals on their way at once: who asks too often must not keep the connections from others. */
const REFUSING = 16;
/** Discord's code for a body that it does not accept. */
const INVALID_BODY = 50035;

/**
 * Answers directly when the answer is there in time, else defers and edits; an answer of some kind always comes. In a
 * crowd it defers all that takes work.
 */
export function createInteractions(options: Answering): HandleInteraction {
  const { answers, customIds, send, log, metrics, limits } = options;
  const refusals = createLane(REFUSING);
  return async (interaction, from) => {
    const exchange = createExchange(interaction, { send, log, metrics, limits, ...from });
    if (interaction.type === 4) {
      const choices = answers.choices(interaction);
      const type = InteractionResponseType.ApplicationCommandAutocompleteResult;
      await exchange.first({ type, data: { choices } });
      return;
    }
    const state = interaction.type === 3 ? customIds.read(interaction.data.custom_id) : null;
    const think = () =>
      (interaction.type === 3
        ? answers.component(interaction, state)
        : answers.command(interaction)
      ).catch((error: unknown) => {
        log.error('discord.failed', { id: interaction.id, ...fieldsOf(error) });
        return failed(interaction.id);
      });
    const task: Task = { interaction, exchange, options, refusals, received: from.received };
    const turns = state?.kind === 'page';
    const waits = options.crowded() && state?.kind !== 'share';
    if (await (waits ? inCrowd(task, turns, think()) : inTime(task, turns, think())))
      metrics.time('answering', secondsSince(from.received), PLATFORM);
  };
}

interface Task {
  readonly interaction: Interaction;
  readonly exchange: Exchange;
  readonly options: Answering;
  readonly refusals: Lane;
  /** Milliseconds since the epoch. */
  readonly received: number;
}

/** Answers directly what needs no work, such as a refusal; defers the rest at once. */
async function inCrowd(task: Task, turns: boolean, answer: Promise<Answer>): Promise<boolean> {
  const early = await within(answer, 0);
  return early ? directly(task, early) : deferred(task, turns, answer);
}

async function inTime(task: Task, turns: boolean, answer: Promise<Answer>): Promise<boolean> {
  const { limits } = task.options;
  const early = await within(answer, limits.defer - (Date.now() - task.received));
  return early ? directly(task, early) : deferred(task, turns, answer);
}

async function directly({ interaction, exchange, options, refusals }: Task, answer: Answer) {
  const [first, ...more] = bodiesOf(answer, interaction, options);
  if (!first) return false;
  const say = () => exchange.first(callbackOf(answer, first));
  const refuses = answer.kind === 'reply' && answer.reply.reason === 'rate_limited';
  const sent = await (refuses ? refusals.run(say) : say());
  if (sent.ok) return followUps(exchange, more);
  if (sent.code !== INVALID_BODY) return false;
  const sorry = failed(interaction.id);
  const [apology] = bodiesOf(sorry, interaction, options);
  if (apology) await exchange.first(callbackOf(sorry, apology));
  return false;
}

/** `turns` where a page is wanted, which takes the place of the message under the button. */
async function deferred(
  { interaction, exchange, options, received }: Task,
  turns: boolean,
  answer: Promise<Answer>,
): Promise<boolean> {
  const { limits, giveUp } = options;
  const waiting = await exchange.first(deferral(turns, originOf(interaction).direct));
  // one that may have arrived shows the asker a spinner: it needs its answer
  if (!waiting.ok && !waiting.uncertain) return false;
  const rest = received + limits.answer - 2 * limits.request - Date.now();
  const late = (await within(answer, rest, giveUp)) ?? failed(interaction.id);
  const [first, ...more] = bodiesOf(late, interaction, { ...options, private: true });
  if (!first) return false;
  // anything else than a page must not take that place
  if (turns && late.kind !== 'page') return followUps(exchange, [first, ...more]);
  return (await exchange.edit(first)).ok && followUps(exchange, more);
}

/** Whether all of them arrived. */
async function followUps(exchange: Exchange, bodies: readonly MessageBody[]): Promise<boolean> {
  for (const body of bodies) if (!(await exchange.followUp(body)).ok) return false;
  return true;
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
      return messagesOf(answer.reply, { ...answer, ephemeral, customIds });
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
