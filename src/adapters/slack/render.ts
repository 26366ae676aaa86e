import type { types } from '@slack/bolt';
import type { Reply } from '../../contract/reply.ts';
import { shorten } from '../../language/text.ts';
import { LIMITS, PAGE } from './limits.ts';
import { plain, richText, split, type Unit } from './rich-text.ts';
import { encodeState, sealOf } from './state.ts';
import { escapeText, visible } from './text.ts';
import { heading, paragraph, unitsOf } from './units.ts';
import { words } from './words.ts';

/** A message as Slack takes it; `text` is what notifications and screen readers say. */
export interface SlackMessage {
  readonly text: string;
  readonly blocks: types.KnownBlock[];
}

export interface RenderOptions {
  /** Turns command lines in our own sentences into those of the workspace. */
  readonly local: (text: string) => string;
}

/** Where a reply is shown: what was asked, for its buttons, and whether it can be shared with the channel. */
export interface Showing {
  readonly ask?: string;
  readonly shareable?: boolean;
}

/** Ids of the buttons; those to try carry a number after it. */
export const ACTIONS = {
  back: 'page:back',
  next: 'page:next',
  share: 'share',
  try: 'try:',
} as const;

/** Suggestions offered as buttons. */
const OFFERED = 5;

export interface Renderer {
  /**
   * A reply as messages, one a page. The text of the first holds the whole answer and its sources (up to Slack's limit), that of
   * each other what its page shows.
   */
  pages(reply: Reply, showing?: Showing): readonly SlackMessage[];
  /** A reply as blocks of a view, without pages. */
  whole(reply: Reply): readonly types.KnownBlock[];
}

/** Renders replies; pure. */
export function createRenderer({ local }: RenderOptions): Renderer {
  return {
    pages(reply, { ask = '', shareable = false } = {}) {
      const said = localized(reply, local);
      const pages = paginate(said);
      const seal = sealOf(reply);
      return pages.map((units, page) => ({
        text: textOf(said, page === 0 ? pages.flat() : units),
        blocks: [
          ...header(said),
          ...body(units),
          ...navigation({ page, pages: pages.length, shareable }, (target) =>
            encodeState({ ask, seal, page: target }),
          ),
          ...suggestions(said, reply),
        ],
      }));
    },
    whole(reply) {
      const said = localized(reply, local);
      return [...header(said), ...paginate(said).flatMap(body), ...suggestions(said, reply)];
    },
  };
}

/** Our own sentences are those without a citation; only they name commands. */
function localized(reply: Reply, local: (text: string) => string): Reply {
  const blocks = reply.blocks.map((block) =>
    block.kind === 'text' && block.citations.length === 0
      ? { ...block, text: local(block.text) }
      : block,
  );
  const title = reply.title === undefined ? {} : { title: local(reply.title) };
  const lines = reply.suggestions?.map(local);
  return { ...reply, ...title, blocks, ...(lines && { suggestions: lines }) };
}

function paginate(reply: Reply): readonly (readonly Unit[])[] {
  const long = isHeadline(reply.title) ? [] : [heading(reply.title ?? '')];
  const lines = (reply.suggestions ?? []).slice(0, OFFERED).filter((line) => !fitsButton(line));
  const tries = lines.map((line) => paragraph({ text: `Try: ${line}` }));
  const pages: Unit[][] = [[]];
  let room = PAGE;
  for (const unit of [...long, ...unitsOf(reply), ...tries].flatMap(split)) {
    const size = plain(unit).length + 2;
    if (size > room && room < PAGE) {
      pages.push([]);
      room = PAGE;
    }
    pages.at(-1)?.push(unit);
    room -= size;
  }
  return pages;
}

function textOf({ title }: Reply, units: readonly Unit[]): string {
  const headline = isHeadline(title) && title !== undefined ? [escapeText(visible(title))] : [];
  const text = [...headline, ...units.map(plain)].join('\n');
  if (text.length <= LIMITS.text) return text;
  const end = text.lastIndexOf('\n', LIMITS.text - 2);
  return `${text.slice(0, end)}\n…`;
}

/** Whether a title needs no more room than a header has; also where there is none. */
function isHeadline(title: string | undefined): boolean {
  return title === undefined || visible(title).length <= LIMITS.header;
}

function header({ title }: Reply): readonly types.KnownBlock[] {
  return title !== undefined && isHeadline(title) && visible(title).trim() !== ''
    ? [{ type: 'header', text: words(title) }]
    : [];
}

function body(units: readonly Unit[]): readonly types.KnownBlock[] {
  return units.length === 0 ? [] : [richText(units)];
}

function navigation(
  { page, pages, shareable }: { page: number; pages: number; shareable: boolean },
  value: (page: number) => string,
): readonly types.KnownBlock[] {
  const elements = [
    ...(page > 0 ? [button('Back', ACTIONS.back, value(page - 1))] : []),
    ...(page < pages - 1 ? [button('Next', ACTIONS.next, value(page + 1))] : []),
    ...(shareable ? [button('Share', ACTIONS.share, value(page))] : []),
  ];
  const count = words(`Page ${page + 1} of ${pages}`);
  return [
    ...(pages > 1 ? [{ type: 'context' as const, elements: [count] }] : []),
    ...(elements.length > 0 ? [{ type: 'actions' as const, elements }] : []),
  ];
}

/** Buttons show the line as it is typed here, and send it as the bot takes it. */
function suggestions(shown: Reply, sent: Reply): readonly types.KnownBlock[] {
  const lines = (sent.suggestions ?? []).slice(0, OFFERED);
  const elements = lines.flatMap((line, index) => {
    const label = shown.suggestions?.[index] ?? line;
    return fitsButton(label) ? [button(label, `${ACTIONS.try}${index}`, line)] : [];
  });
  return elements.length > 0 ? [{ type: 'actions', elements }] : [];
}

function fitsButton(line: string): boolean {
  return line.length <= LIMITS.buttonValue && visible(line).trim() !== '';
}

function button(label: string, id: string, value: string): types.Button {
  const text = words(shorten(visible(label).trim(), LIMITS.buttonText));
  return { type: 'button', action_id: id, text, value };
}
