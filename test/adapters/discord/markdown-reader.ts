import { parse } from 'discord-markdown-parser';
import * as z from 'zod';
import type { Embed } from '../../../src/adapters/discord/embed.ts';

/** What Discord makes of a Markdown text, by a parser that is not ours. */
export interface Reading {
  /** The text that people see. */
  readonly text: string;
  /** Text in small print. */
  readonly small: readonly string[];
  /** Everything that does something: addresses linked to, mentions, emoji, spoilers, code and the like. */
  readonly live: readonly string[];
}

/** Kinds of nodes that our messages are made of; any other one came out of somebody's text. */
const OURS = [
  'text',
  'br',
  'strong',
  'em',
  'strikethrough',
  'blockQuote',
  'subtext',
  'link',
  'escape',
  'twemoji',
];

/** Reads title, description and plain parts of an embed. */
export function readEmbed({ author, title = '', description = '', footer }: Embed): Reading {
  const markdown = [title, description].map((text) => readNodes(parse(text, 'extended')));
  const { text, small, live } = joined(markdown, '\n');
  return {
    text: [author?.name ?? '', text, footer?.text.replace(/^Page.*/u, '') ?? ''].join('\n'),
    small,
    live,
  };
}

const NODE = z.looseObject({
  type: z.string(),
  content: z.unknown().optional(),
  target: z.string().optional(),
  name: z.string().optional(),
});

function readNodes(nodes: unknown): Reading {
  return joined(z.array(NODE).parse(nodes).map(readNode), '');
}

function readNode({ type, content, target, ...rest }: z.output<typeof NODE>): Reading {
  const inner: Reading = Array.isArray(content)
    ? readNodes(content)
    : {
        text: typeof content === 'string' ? content : (rest.name ?? (type === 'br' ? '\n' : '')),
        small: [],
        live: [],
      };
  const live =
    type === 'link'
      ? [target ?? '']
      : OURS.includes(type)
        ? []
        : [`${type}: ${JSON.stringify(rest)}`];
  return {
    text: inner.text,
    small: type === 'subtext' ? [inner.text] : inner.small,
    live: [...inner.live, ...live],
  };
}

function joined(readings: readonly Reading[], glue: string): Reading {
  return {
    text: readings.map(({ text }) => text).join(glue),
    small: readings.flatMap(({ small }) => small),
    live: readings.flatMap(({ live }) => live),
  };
}
