import { MessageFlags } from 'discord.js';
import type { Reply } from '../../contract/reply.ts';
import { shorten } from '../../language/text.ts';
import { type ButtonRow, pageButtons, rows, shareButton, suggestionButtons } from './buttons.ts';
import { type CustomIds, digestOf } from './custom-id.ts';
import type { Embed } from './embed.ts';
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
  /** The command line that gets the reply again; null where there is none. */
  readonly line: string | null;
  /** What was asked, to be shown above the reply. */
  readonly asked: string | null;
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
 * A reply as messages: one with buttons to turn its pages, or several, at most five, when its line is too long to
 * stand in the state of a button; the last says so where that does not hold all.
 */
export function messagesOf(reply: Reply, options: MessageOptions): readonly MessageBody[] {
  const { line, asked, customIds, ephemeral } = options;
  const pages = render(reply);
  const page = Math.min(options.page ?? 0, pages.length - 1);
  const turn = pageButtons({ line, digest: digestOf(reply), page, pages: pages.length }, customIds);
  const suggestions = suggestionButtons(suggestionsOf(reply).buttons, customIds);
  const share = ephemeral && isWorthSharing(reply) ? [shareButton(customIds)] : [];
  const shown = turn ? pages.slice(page, page + 1) : stacked(pages);
  const embeds = asked === null ? shown : withAsked(shown, asked);
  const perMessage = turn ? 1 : STACKED;
  return Array.from({ length: Math.ceil(embeds.length / perMessage) }, (_, index) =>
    messageBody(embeds.slice(index * perMessage, (index + 1) * perMessage), {
      components: index === 0 ? rows([...(turn ?? []), ...share], suggestions) : [],
      ephemeral,
    }),
  );
}

/** A mistake of the asker's, or of ours, is nobody else's business. */
function isWorthSharing({ status }: Reply): boolean {
  return status === 'answer' || status === 'no_answer';
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

function stacked(pages: readonly Embed[]): readonly Embed[] {
  const most = MESSAGES * STACKED;
  return pages
    .slice(0, most)
    .map((page, index) =>
      index === most - 1 && pages.length > most
        ? { ...page, footer: { text: `${page.footer?.text ?? ''}. ${CUT}` } }
        : page,
    );
}

const CUT = 'The rest does not fit here: ask in fewer words, and buttons will turn the pages.';

function withAsked(pages: readonly Embed[], asked: string): readonly Embed[] {
  return pages.map((page, index) =>
    index === 0 ? { author: { name: shorten(asked, AUTHOR) }, ...page } : page,
  );
}
