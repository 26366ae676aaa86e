import { randomUUID } from 'node:crypto';
import type * as z from 'zod';
import type { Origin } from '../../contract/request.ts';
import { digest } from './digest.ts';
import type { COMMAND, MESSAGE, PRESS, SHORTCUT_USED } from './payloads.ts';
import { conversationOf, type Place } from './place.ts';
import { typedText } from './text.ts';

/**
 * Who asks, in neutral words. The id is ours: Slack's are either secrets or too long to read out. Of a message or a press it is the
 * same for each delivery, to whichever process: by it an answer is known again.
 */
export function originOf(place: Place): Origin {
  const { channel, user, direct, team, asked } = place;
  return {
    id: asked === undefined ? randomUUID() : digest(`${channel}:${asked}`),
    platform: 'slack',
    user,
    conversation: conversationOf(place),
    direct,
    ...(team !== undefined && { guild: team }),
  };
}

/** What a person wrote, without the mention of the bot. */
export function textOf({ text }: { readonly text: string }): string {
  return typedText(text).trim();
}

/** Where a slash command was typed: perhaps among two people, so never taken for a conversation with the bot. */
export function placeOfCommand(command: z.output<typeof COMMAND>): Place {
  const { channel_id: channel, user_id: user, response_url: url } = command;
  return { channel, user, direct: false, ...responseOf(url) };
}

/** Where a message is answered: a mention in the thread that it stands in or starts. */
export function placeOfMessage(message: z.output<typeof MESSAGE>): Place {
  const { channel, user, ts, thread_ts: thread } = message;
  const direct = isDirect(message);
  const said = { channel, user, direct, asked: ts };
  if (thread !== undefined) return { ...said, thread };
  return direct ? said : { ...said, thread: ts, opensThread: true };
}

/** Whether a message was written to the bot alone. */
export function isDirect({ channel, channel_type }: z.output<typeof MESSAGE>): boolean {
  return channel_type === 'im' || channel.startsWith('D');
}

/** Where a button was pressed; on the app's page, answers go to the conversation with the bot. */
export function placeOfPress(press: z.output<typeof PRESS>): Place {
  const { user, channel, message, container, response_url: url, actions } = press;
  const thread = container.thread_ts ?? message?.thread_ts;
  const direct = channel === undefined || (thread !== undefined && channel.id.startsWith('D'));
  return {
    channel: channel?.id ?? user.id,
    user: user.id,
    direct,
    ...(thread && { thread }),
    ...(actions[0].action_ts && { asked: actions[0].action_ts }),
    ...responseOf(url),
  };
}

/** Where the message shortcut was used. */
export function placeOfShortcut(used: z.output<typeof SHORTCUT_USED>): Place {
  const { user, channel, response_url: url } = used;
  return { channel: channel.id, user: user.id, direct: false, ...responseOf(url) };
}

function responseOf(url: string | undefined): Pick<Place, 'response'> {
  return url === undefined ? {} : { response: { url, since: Date.now() } };
}
