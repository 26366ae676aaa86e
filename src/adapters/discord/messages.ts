import { Routes } from 'discord.js';
import { noAnswer } from '../../contract/replies.ts';
import type { Answering } from './answering.ts';
import { failed } from './answers.ts';
import { PLATFORM, secondsSince } from './exchange.ts';
import type { Message } from './interaction.ts';
import { REQUESTS } from './limits.ts';
import { type MessageBody, messagesOf } from './message.ts';
import { messageRequest } from './request.ts';
import { within } from './wait.ts';

/** Answers a message that is for the bot `self`, as a reply to it; other messages are left alone. Never rejects. */
export type HandleMessage = (message: Message, self: string) => Promise<void>;

/** Milliseconds after which the answer to a message is worth nothing: nobody waits on a spinner here. */
const STALE = 60_000;

/** Answers messages by posting replies to them. */
export function createMessages(options: Answering): HandleMessage {
  const { answers, customIds, send, log, metrics, limits, giveUp } = options;
  return async (message, self) => {
    const request = messageRequest(message, self);
    if (request === null) return;
    const received = Date.now();
    const { reply, line } =
      options.private && !request.origin.direct
        ? { reply: PRIVATE_ONLY, line: null }
        : ((await within(answers.ask(request), STALE - 2 * limits.request, giveUp)) ??
          failed(message.id));
    // in front of others a refusal would only add to the flood
    if (reply.reason === 'rate_limited' && !request.origin.direct) return;
    const budget = { left: REQUESTS };
    const bodies = messagesOf(reply, { line, asked: null, ephemeral: false, customIds });
    for (const [index, body] of bodies.entries()) {
      const sent = await send({
        method: 'post',
        route: Routes.channelMessages(message.channel_id),
        body: replyBody(body, message.id, index),
        deadline: received + STALE,
        timeout: limits.request,
        repeatable: true,
        budget,
      });
      if (sent.ok) continue;
      const { reason, code, status } = sent;
      log.warn('discord.not_sent', { id: message.id, step: 'message', reason, code, status });
      metrics.count('undelivered', { ...PLATFORM, reason });
      return;
    }
    metrics.time('answering', secondsSince(received), PLATFORM);
  };
}

const PRIVATE_ONLY = noAnswer(
  'Answers are for the asker only here: please use a command such as /ask, or write to me directly.',
  { reason: 'declined' },
);

/** The nonce lets Discord drop what was sent twice (developers/resources/message.mdx, `enforce_nonce`). */
function replyBody(body: MessageBody, id: string, index: number) {
  return {
    ...body,
    allowed_mentions: { ...body.allowed_mentions, replied_user: false },
    message_reference: { message_id: id, fail_if_not_exists: false },
    nonce: `${id}.${index}`,
    enforce_nonce: true,
  };
}
