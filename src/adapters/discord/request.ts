import type { Origin, Request } from '../../contract/request.ts';
import type { CommandInteraction, Interaction, Message } from './interaction.ts';
import { CHECK_QUOTATION } from './registration.ts';

/** Where an interaction came from. Its conversation is the channel, thread or direct message. */
export function originOf(interaction: Interaction): Origin {
  const { id, channel_id, guild_id, context, user, member } = interaction;
  const asker = member?.user.id ?? user?.id ?? '';
  return {
    id,
    platform: 'discord',
    user: asker,
    conversation: channel_id ?? asker,
    direct: context === undefined ? guild_id === undefined : context === 1,
    ...(guild_id !== undefined && { guild: guild_id }),
  };
}

/** What a command asks: its options by name, or the text of the message that it was used on. */
export function commandRequest(interaction: CommandInteraction): Request {
  const { data } = interaction;
  const origin = originOf(interaction);
  if (data.type === 1) {
    const options = data.options.map(({ name, value }) => [name, value] as const);
    return { kind: 'command', origin, command: data.name, options: Object.fromEntries(options) };
  }
  const text = withoutMarkup(data.resolved.messages[data.target_id]?.content ?? '');
  const { name, command, option, longest } = CHECK_QUOTATION;
  return data.name === name
    ? { kind: 'command', origin, command, options: { [option]: text.slice(0, longest) } }
    : { kind: 'text', origin, text };
}

/**
 * What a message asks of the bot with the id `self`; null for what is not for it: messages of bots, notices, messages
 * in servers that do not mention it, messages without text.
 */
export function messageRequest(message: Message, self: string): Request | null {
  const { author, webhook_id, type, content, guild_id, mentions } = message;
  if (author.bot || author.id === self || webhook_id !== undefined) return null;
  if ((type !== 0 && type !== 19) || content.trim() === '') return null;
  if (guild_id !== undefined && !mentions.some(({ id }) => id === self)) return null;
  const text = withoutMarkup(content.replaceAll(new RegExp(`<@!?${self}>`, 'gu'), ' ')).trim();
  return { kind: 'text', origin: messageOrigin(message), text: text === '' ? '/help' : text };
}

function messageOrigin({ id, author, channel_id, guild_id }: Message): Origin {
  return {
    id,
    platform: 'discord',
    user: author.id,
    conversation: channel_id,
    direct: guild_id === undefined,
    ...(guild_id !== undefined && { guild: guild_id }),
  };
}

/** Mentions, emoji and time stamps mean ids, which are no words; `> ` before a line means that it is quoted. */
function withoutMarkup(content: string): string {
  return content.replace(/<(?:[@#/:]|a:|t:|id:)[^<>\n]*>/gu, ' ').replace(/^>{1,3} /gmu, '');
}
