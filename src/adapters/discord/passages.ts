import type { Block, Citation, DiffPart, Verdict } from '../../contract/reply.ts';
import { formatDate } from '../../language/dates.ts';
import { citationMarkdown, escapedChunks } from './markdown.ts';

/** A block as lines of Discord's Markdown; the heading stands above it on each page, once. */
export interface Passage {
  readonly kind: Block['kind'];
  readonly heading?: string;
  readonly lines: readonly string[];
}

/** Longest line, in characters: a page holds several. */
const LINE = 900;

/** What a block looks like: a quotation as block quote, a comparison as rows that fit a phone, a verdict with its words. */
export function passageOf(block: Block): Passage {
  const { kind } = block;
  switch (kind) {
    case 'text':
      return { kind, lines: textLines(block) };
    case 'quotation': {
      const said = escapedChunks(block.text, LINE);
      return {
        kind,
        lines: [
          ...said.map((piece, index) => {
            const [open, close] = [index === 0 ? '“' : '', index === said.length - 1 ? '”' : ''];
            return `> ${open}${piece}${close}`;
          }),
          ...attribution(block),
          ...small(block.citations),
        ],
      };
    }
    case 'event':
      return {
        kind,
        heading: `**${formatDate(block.date)}**`,
        lines: [...escaped(block.text, '• '), ...small(block.citations)],
      };
    case 'comparison':
      return {
        kind,
        lines: [...bold(block.point), ...block.values.flatMap(rowOf)],
      };
    case 'verdict':
      return {
        kind,
        lines: [
          `**${verdictWord(block.verdict)}**`,
          ...diffLines(block.diff),
          ...small(block.citations),
        ],
      };
    default:
      return block satisfies never;
  }
}

/** A text in bold, in as many lines as it needs. */
export function bold(text: string): readonly string[] {
  return escapedChunks(text, LINE).map((piece) => `**${piece}**`);
}

/** Command lines to try, one a line. */
export function listed(lines: readonly string[]): readonly Passage[] {
  return lines.length === 0
    ? []
    : [{ kind: 'text', lines: ['**Try**', ...lines.flatMap((line) => escaped(line))] }];
}

/** A short line of ours that ends in a colon heads what follows. */
function textLines({ text, citations }: Extract<Block, { kind: 'text' }>): readonly string[] {
  const heads = citations.length === 0 && text.length <= LABEL && text.endsWith(':');
  return [...(heads ? bold(text) : escaped(text)), ...small(citations)];
}

/** Longest line that heads others, in characters. */
const LABEL = 40;

function escaped(text: string, first = ''): readonly string[] {
  return escapedChunks(text, LINE).map((piece, index) => (index === 0 ? first : '') + piece);
}

/** Citations as small print. */
function small(citations: readonly Citation[]): readonly string[] {
  return filled(citations.map(citationMarkdown), { start: '-# ', glue: ' · ' });
}

/** Pieces in as few lines as hold them. */
function filled(
  pieces: readonly string[],
  { start, glue }: { start: string; glue: string },
): readonly string[] {
  const lines: string[] = [];
  for (const piece of pieces) {
    const longer = `${lines.at(-1)}${glue}${piece}`;
    if (lines.length > 0 && longer.length <= LINE) lines.splice(-1, 1, longer);
    else lines.push(`${start}${piece}`);
  }
  return lines;
}

function attribution(block: Extract<Block, { kind: 'quotation' }>): readonly string[] {
  const { speaker, occasion, date } = block;
  const names = bold(speaker).map((line, index) => (index === 0 ? `— ${line}` : line));
  const where = occasion === undefined ? [] : escapedChunks(occasion, LINE);
  const dated = date === undefined ? [] : [`(${formatDate(date)})`];
  if (names.length > 1 || where.length > 1) return [...names, ...where, ...dated];
  return [[[...names, ...where].join(', '), ...dated].join(' ')];
}

/** Whose value it is stands before it in bold, its place below, as everywhere: two columns would not fit a phone. */
function rowOf({ article, name = article, text, citations }: Row): readonly string[] {
  const whose = bold(`${citations[0] ? sourceName(citations[0]) : name}:`);
  const [value = '', ...more] = text === null ? ['*does not say*'] : escaped(text);
  return [...whose.slice(0, -1), `${whose.at(-1)} ${value}`, ...more, ...small(citations)];
}

function sourceName({ label }: Citation): string {
  return label.slice(0, label.indexOf(' ¶'));
}

type Row = Extract<Block, { kind: 'comparison' }>['values'][number];

function diffLines(diff: readonly DiffPart[]): readonly string[] {
  if (diff.length === 0) return [];
  const pieces = diff.flatMap(({ op, text }) =>
    escapedChunks(text, LINE / 2).map((piece) => marked(op, piece)),
  );
  return [
    ...filled(pieces, { start: '> ', glue: ' ' }),
    '-# ~~struck out~~: not in the article · **bold**: only in the article',
  ];
}

function marked(op: DiffPart['op'], inert: string): string {
  switch (op) {
    case 'same':
      return inert;
    case 'removed':
      // a word joiner: of three tildes in a row the first two would end it
      return `~~${inert}${inert.endsWith('~') ? '\u2060' : ''}~~`;
    case 'added':
      return `**${inert}**`;
    default:
      return op satisfies never;
  }
}

function verdictWord(verdict: Verdict): string {
  switch (verdict) {
    case 'verbatim':
      return '✅ Word for word';
    case 'altered':
      return '✏️ Altered';
    case 'misattributed':
      return '👤 Another speaker';
    case 'spliced':
      return '✂️ Spliced';
    case 'not_found':
      return '❔ Not quoted in the articles';
    default:
      return verdict satisfies never;
  }
}
