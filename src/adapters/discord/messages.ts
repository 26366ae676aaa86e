import { Routes } from 'discord.js';
import { noAnswer } from '../../contract/replies.ts';
import type { Answering } from './answering.ts';
import { failed } from './answers.ts';
import type { Message } from './interaction.ts';
import { REQUESTS } from './limits.ts';
import { type MessageBody, messagesOf } from './message.ts';
import { messageOrigin, messageQuestion } from './request.ts';
import { within } from './wait.ts';

/** Answers a message that is for the bot `self`, as a reply to it; other messages are left alone. Never rejects. */
export type HandleMessage = (message: Message, self: string) => Promise<void>;

/** Milliseconds after which the answer to a message is worth nothing: nobody waits on a spinner here. */
const STALE = 60_000;

/** Answers messages by posting replies to them. */
export function createMessages(options: Answering): HandleMessage {
  const { answers, customIds, send, log, limits, giveUp } = options;
  return async (message, self) => {
    const question = messageQuestion(message, self);
    if (question === null) return;
    const received = Date.now();
    const origin = messageOrigin(message);
    const answer =
      options.private && !origin.direct
        ? { kind: 'reply' as const, question, reply: PRIVATE_ONLY }
        : ((await within(answers.ask(question, origin), STALE - 2 * limits.request, giveUp)) ??
          failed(message.id));
    if (answer.kind !== 'reply') return;
    const budget = { left: REQUESTS };
    const bodies = messagesOf(answer.reply, { question, ephemeral: false, customIds });
    for (const [index, body] of bodies.entries()) {
      const sent = await send({
        method: 'post',
        route: Routes.channelMessages(message.channel_id),
        body: replyBody(body, message.id, index),
        auth: true,
        deadline: received + STALE,
        timeout: limits.request,
        repeatable: true,
        budget,
      });
      if (sent.ok) continue;
      const { reason, code, status } = sent;
      log.warn('discord.not_sent', { id: message.id, step: 'message', reason, code, status });
      return;
    }
  };
}

const PRIVATE_ONLY = noAnswer(
  'Answers are for the asker only here: please use a command such as /ask, or write to me directly.',
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
