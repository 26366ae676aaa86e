import { type InteractionResponseType, Routes } from 'discord.js';
import type { Log } from '../../log.ts';
import type { Metrics } from '../../metrics.ts';
import type { Interaction } from './interaction.ts';
import { type Limits, REQUESTS } from './limits.ts';
import type { MessageBody } from './message.ts';
import type { Send, Sent } from './send.ts';

/** The first response to an interaction (developers/interactions/receiving-and-responding.mdx). */
export interface Callback {
  readonly type: InteractionResponseType;
  readonly data?: unknown;
}

/** All that can be sent for one interaction; each resolves to whether Discord has it, and logs why not. */
export interface Exchange {
  first(callback: Callback): Promise<Sent>;
  /** Replaces the first response, or the message of a button. */
  edit(body: MessageBody): Promise<Sent>;
  followUp(body: MessageBody): Promise<Sent>;
}

/** How an interaction is answered, and since when. */
export interface ExchangeOptions {
  readonly send: Send;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly limits: Limits;
  /** Milliseconds since the epoch. */
  readonly received: number;
  /** Carries the first response where the interaction came by HTTP. */
  readonly first?: ((callback: Callback) => Promise<Sent>) | undefined;
}

/** The label of what is counted here. */
export const PLATFORM = { platform: 'discord' } as const;

/** Sends for an interaction by REST: at most five requests in all, and none after Discord's limits. */
export function createExchange(interaction: Interaction, options: ExchangeOptions): Exchange {
  const { send, log, metrics, limits, received } = options;
  const { id, token, application_id } = interaction;
  const budget = { left: REQUESTS };
  const later = { budget, deadline: received + limits.answer, timeout: limits.request };

  async function logged(step: string, sending: Promise<Sent>): Promise<Sent> {
    const sent = await sending;
    if (sent.ok) {
      if (step === 'first') metrics.time('acknowledging', secondsSince(received), PLATFORM);
      return sent;
    }
    const { reason, code, status } = sent;
    log.warn('discord.not_sent', { id, step, reason, code, status });
    // choices are no answer: those for the letter before come too late by nature
    if (interaction.type !== 4) metrics.count('undelivered', { ...PLATFORM, reason });
    return sent;
  }

  return {
    first: (callback) =>
      logged(
        'first',
        options.first?.(callback) ??
          send({
            budget,
            method: 'post',
            route: Routes.interactionCallback(id, token),
            body: callback,
            deadline: received + limits.acknowledge,
            timeout: limits.acknowledgeRequest,
            repeatable: true,
          }),
      ),
    edit: (body) =>
      logged(
        'edit',
        send({
          ...later,
          method: 'patch',
          route: Routes.webhookMessage(application_id, token, '@original'),
          body: withoutFlags(body),
          repeatable: true,
        }),
      ),
    followUp: (body) =>
      logged(
        'follow_up',
        send({
          ...later,
          method: 'post',
          route: Routes.webhook(application_id, token),
          body,
          // there is no nonce for follow-ups: one that may have arrived is not sent again
          repeatable: false,
        }),
      ),
  };
}

/** Seconds from a moment in milliseconds since the epoch until now. */
export function secondsSince(moment: number): number {
  return Math.max(0, Date.now() - moment) / 1000;
}

/** Whether a message is ephemeral is decided when it is created. */
export function withoutFlags({ flags: _, ...body }: MessageBody): MessageBody {
  return body;
}
