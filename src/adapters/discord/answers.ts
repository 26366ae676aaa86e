import type { Bot } from '../../bot/bot.ts';
import { failure, invalid } from '../../contract/replies.ts';
import type { Reply } from '../../contract/reply.ts';
import type { Origin } from '../../contract/request.ts';
import { type CustomIds, digestOf } from './custom-id.ts';
import type { Embed } from './embed.ts';
import type {
  AutocompleteInteraction,
  CommandInteraction,
  ComponentInteraction,
} from './interaction.ts';
import { type Question, questionLine, readQuestion, requestOf } from './question.ts';
import { createRecent } from './recent.ts';
import { originOf, questionOf } from './request.ts';

/** What to do about an interaction: say something, turn a page of its message, or post that message publicly. */
export type Answer =
  | { readonly kind: 'reply'; readonly reply: Reply; readonly question: Question }
  | {
      readonly kind: 'page';
      readonly reply: Reply;
      readonly question: Question;
      readonly page: number;
    }
  | { readonly kind: 'copy'; readonly embeds: readonly Embed[] };

/** One line of autocompletion: what is shown, and what is put in. */
export interface Choice {
  readonly name: string;
  readonly value: string;
}

/** Answers interactions out of the bot; knows nothing of requests and deadlines. */
export interface Answers {
  /** Answers a question, and keeps the reply, so that its pages can be turned. */
  ask(question: Question, origin: Origin): Promise<Answer>;
  command(interaction: CommandInteraction): Promise<Answer>;
  component(interaction: ComponentInteraction): Promise<Answer>;
  /** At most 25, best first. */
  choices(interaction: AutocompleteInteraction): readonly Choice[];
}

/** Replies kept for turning pages; others are made again from the state of the button. */
const KEPT = 500;
/** Longest name and value of a choice, and their number (developers/interactions/application-commands.mdx). */
const CHOICE = 100;
const CHOICES = 25;

/** Answers out of a bot; the custom ids are those of the buttons that come back. */
export function createAnswers(bot: Bot, customIds: CustomIds): Answers {
  const recent = createRecent<Reply>(KEPT);

  async function ask(question: Question, origin: Origin): Promise<Answer> {
    const reply = await bot.handle(requestOf(question, origin));
    recent.put(digestOf(reply), reply);
    return { kind: 'reply', reply, question };
  }

  return {
    ask,
    command: (interaction) => ask(questionOf(interaction), originOf(interaction)),
    async component(interaction) {
      const state = customIds.read(interaction.data.custom_id);
      if (state === null) return outdated();
      if (state.kind === 'share') return { kind: 'copy', embeds: interaction.message.embeds };
      const question = readQuestion(state.question);
      if (state.kind === 'ask') return ask(question, originOf(interaction));
      const { digest, page } = state;
      const reply =
        recent.get(digest) ?? (await bot.handle(requestOf(question, originOf(interaction))));
      return digestOf(reply) === digest
        ? { kind: 'page', reply, question, page }
        : outdated([questionLine(question)]);
    },
    choices({ data }) {
      const option = data.options.find(({ focused }) => focused);
      if (!option) return [];
      return bot
        .suggest(data.name, option.name, String(option.value))
        .filter((value) => value.length > 0 && value.length <= CHOICE)
        .slice(0, CHOICES)
        .map((value) => ({ name: value, value }));
    },
  };
}

/** What the user gets when we failed, with the id under which that is logged. */
export function failed(id: string): Answer {
  return { kind: 'reply', reply: failure(id), question: { kind: 'text', text: '' } };
}

function outdated(suggestions: readonly string[] = ['/help']): Answer {
  const reply = invalid('This button belongs to an earlier answer. Please ask again.', suggestions);
  return { kind: 'reply', reply, question: { kind: 'text', text: '' } };
}
