import { LRUCache } from 'lru-cache';
import type { Bot } from '../../bot/bot.ts';
import { failure, invalid } from '../../contract/replies.ts';
import type { Reply } from '../../contract/reply.ts';
import type { Request } from '../../contract/request.ts';
import { clean } from '../../language/text.ts';
import { type ButtonState, digestOf } from './custom-id.ts';
import type { Embed } from './embed.ts';
import type {
  AutocompleteInteraction,
  CommandInteraction,
  ComponentInteraction,
} from './interaction.ts';
import { commandRequest, originOf } from './request.ts';

/** A reply, and what is written about the question. */
export interface Answered {
  readonly kind: 'reply';
  readonly reply: Reply;
  /** The command line that gets the reply again; null where there is none. */
  readonly line: string | null;
  /** What was asked, to be shown above the reply; null where people see it anyway. */
  readonly asked: string | null;
}

/** What to do about an interaction: say something, turn a page of its message, or post that message publicly. */
export type Answer =
  | Answered
  | (Omit<Answered, 'kind'> & { readonly kind: 'page'; readonly page: number })
  | { readonly kind: 'copy'; readonly embeds: readonly Embed[] };

/** One line of autocompletion: what is shown, and what is put in. */
export interface Choice {
  readonly name: string;
  readonly value: string;
}

/** Answers interactions out of the bot; knows nothing of what is sent, and by when. */
export interface Answers {
  /** Answers a request, and keeps the reply, so that its pages can be turned. */
  ask(request: Request): Promise<Answered>;
  command(interaction: CommandInteraction): Promise<Answer>;
  /** `state` is that of the button, null where it is none of ours. */
  component(interaction: ComponentInteraction, state: ButtonState | null): Promise<Answer>;
  /** At most 25, best first. */
  choices(interaction: AutocompleteInteraction): readonly Choice[];
}

/** Replies kept for turning pages; others are made again from the state of the button. */
const KEPT = 500;
/** Longest name and value of a choice, and their number (developers/interactions/application-commands.mdx). */
const CHOICE = 100;
const CHOICES = 25;

/** Answers out of a bot. */
export function createAnswers(bot: Bot): Answers {
  const recent = new LRUCache<string, Reply>({ max: KEPT });

  async function ask(request: Request): Promise<Answered> {
    const reply = await bot.handle(request);
    recent.set(digestOf(reply), reply);
    const typed = request.kind === 'text' ? clean(request.text) : '';
    const line = reply.line ?? (typed === '' ? null : typed);
    return { kind: 'reply', reply, line, asked: line ?? optionsLine(request) };
  }

  return {
    ask,
    command: (interaction) => ask(commandRequest(interaction)),
    async component(interaction, state) {
      const { message } = interaction;
      if (state === null) return said(outdated(['/help']));
      if (state.kind === 'share') return { kind: 'copy', embeds: message.embeds };
      const { line } = state;
      const request = { kind: 'text', origin: originOf(interaction), text: line } as const;
      if (state.kind === 'ask') return ask(request);
      const reply = recent.get(state.digest) ?? (await bot.handle(request));
      if (digestOf(reply) !== state.digest)
        return said(reply.reason === 'rate_limited' ? reply : outdated([line]));
      const asked = message.embeds[0]?.author?.name ?? null;
      return { kind: 'page', reply, line, asked, page: state.page };
    },
    choices(interaction) {
      const { name: command, options } = interaction.data;
      const option = options.find(({ focused }) => focused);
      if (!option) return [];
      const typing = { command, option: option.name, partial: String(option.value) };
      return bot
        .suggest({ ...typing, origin: originOf(interaction) })
        .filter((value) => value.length > 0 && value.length <= CHOICE)
        .slice(0, CHOICES)
        .map((value) => ({ name: value, value }));
    },
  };
}

/** What the user gets when we failed, with the id under which that is logged. */
export function failed(id: string): Answered {
  return said(failure(id));
}

function said(reply: Reply): Answered {
  return { kind: 'reply', reply, line: null, asked: null };
}

function outdated(suggestions: readonly string[]): Reply {
  return invalid('This button belongs to an earlier answer. Please ask again.', suggestions);
}

/** What was asked by a command that is no line, such as an unknown one. */
function optionsLine(request: Request): string | null {
  return request.kind === 'command'
    ? clean([`/${request.command}`, ...Object.values(request.options)].join(' '))
    : null;
}
