import { MessageFlags } from 'discord.js';
import type { Reply } from '../../contract/reply.ts';
import { shorten } from '../../language/text.ts';
import { type ButtonRow, pageButtons, rows, shareButton, suggestionButtons } from './buttons.ts';
import { type CustomIds, digestOf } from './custom-id.ts';
import type { Embed } from './embed.ts';
import { type Question, questionLine } from './question.ts';
import { render } from './render.ts';
import { suggestionsOf } from './suggestions.ts';

/** What every message of ours consists of: embeds alone, so that Discord adds no link preview, and nobody is mentioned. */
export interface MessageBody {
  readonly embeds: readonly Embed[];
  readonly components: readonly ButtonRow[];
  readonly allowed_mentions: { readonly parse: readonly never[] };
  readonly flags?: MessageFlags.Ephemeral;
}

/** How a reply is shown. */
export interface MessageOptions {
  readonly question: Question;
  /** Whether only the asker sees it; then a button shares it. */
  readonly ephemeral: boolean;
  /** Page shown, from 0. */
  readonly page?: number;
  readonly customIds: CustomIds;
}

/** Messages for an answer at most: the first response, and follow-ups that a user-installed app may send. */
const MESSAGES = 5;
/** Longest author line of an embed, in characters. */
const AUTHOR = 256;
/** Pages in a message that cannot be turned: two are less than the 6,000 characters of all embeds of a message. */
const STACKED = 2;

/**
 * A reply as messages: one with buttons to turn its pages, or several, at most five, when the question is too long
 * to stand in the state of a button.
 */
export function messagesOf(reply: Reply, options: MessageOptions): readonly MessageBody[] {
  const { question, customIds, ephemeral } = options;
  const pages = render(reply);
  const page = Math.min(options.page ?? 0, pages.length - 1);
  const turn = pageButtons(
    { question, digest: digestOf(reply), page, pages: pages.length },
    customIds,
  );
  const suggestions = suggestionButtons(suggestionsOf(reply).buttons, customIds);
  const share = ephemeral && reply.status !== 'failure' ? [shareButton(customIds)] : [];
  const shown = turn ? pages.slice(page, page + 1) : pages.slice(0, MESSAGES * STACKED);
  const embeds = showsQuestion(question) ? withQuestion(shown, question) : shown;
  const perMessage = turn ? 1 : STACKED;
  return Array.from({ length: Math.ceil(embeds.length / perMessage) }, (_, index) =>
    messageBody(embeds.slice(index * perMessage, (index + 1) * perMessage), {
      components: index === 0 ? rows([...(turn ?? []), ...share], suggestions) : [],
      ephemeral,
    }),
  );
}

/** A message of ready embeds and buttons. */
export function messageBody(
  embeds: readonly Embed[],
  { components, ephemeral }: { components: readonly ButtonRow[]; ephemeral: boolean },
): MessageBody {
  return {
    embeds,
    components,
    allowed_mentions: { parse: [] },
    ...(ephemeral && { flags: MessageFlags.Ephemeral }),
  };
}

/** Discord shows the text of a message beside the answer to it, but not the options of a command. */
function showsQuestion(question: Question): boolean {
  return question.kind === 'command' || question.text.startsWith('/');
}

function withQuestion(pages: readonly Embed[], question: Question): readonly Embed[] {
  return pages.map((page, index) =>
    index === 0 ? { author: { name: shorten(questionLine(question), AUTHOR) }, ...page } : page,
  );
}
