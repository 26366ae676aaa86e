import type { Block, Citation, DiffPart, Verdict } from '../../contract/reply.ts';
import { formatDate } from '../../language/dates.ts';
import type { Render } from '../adapter.ts';
import { PLAIN, type Style } from './style.ts';
import { wrap } from './wrap.ts';

export interface ConsoleLook {
  readonly style: Style;
  /** Columns of a line; `Infinity` leaves lines unbroken. */
  readonly width: number;
  /** Whether to say where things stand. */
  readonly citations: boolean;
}

/** A reply as plain text of one paragraph a line, without citations: what `pipe` hands on. */
export const renderPlain: Render<string> = createRender({
  style: PLAIN,
  width: Number.POSITIVE_INFINITY,
  citations: false,
});

/** Renders replies for a terminal of a given look. */
export function createRender(look: ConsoleLook): Render<string> {
  return (reply) => {
    const lines: string[] = [];
    if (reply.title !== undefined) lines.push(look.style.bold(reply.title));
    let date: string | null = null;
    for (const block of reply.blocks) {
      if (block.kind === 'event' && block.date !== date)
        lines.push(look.style.bold(formatDate(block.date)));
      date = block.kind === 'event' ? block.date : date;
      lines.push(...linesOf(block, look));
    }
    lines.push(...suggestionLines(reply.suggestions ?? [], look));
    return lines.join('\n');
  };
}

function linesOf(block: Block, look: ConsoleLook): readonly string[] {
  const { style } = look;
  switch (block.kind) {
    case 'text':
      return [line(`${block.text}${where(block.citations, look)}`, look)];
    case 'quotation': {
      const dated = block.date === undefined ? '' : ` (${formatDate(block.date)})`;
      const by = `— ${[block.speaker, block.occasion].filter(Boolean).join(', ')}${dated}`;
      return [
        line(`“${block.text}”`, look, '  '),
        line(`${by}${where(block.citations, look)}`, look, '    '),
      ];
    }
    case 'event':
      return [line(`• ${block.text}${where(block.citations, look)}`, look, '  ')];
    case 'comparison':
      return [
        style.bold(block.point),
        ...block.values.map(({ article, text, citations }) =>
          line(
            `${citations[0] ? sourceName(citations[0]) : article}: ${text ?? style.dim('does not say')}${where(citations, look)}`,
            look,
            '  ',
          ),
        ),
      ];
    case 'verdict': {
      const head = `${verdictWord(block.verdict, style)}${where(block.citations, look)}`;
      return block.diff.length === 0
        ? [line(head, look)]
        : [
            line(head, look),
            line(block.diff.map((part) => diffPart(part, style)).join(' '), look, '  '),
          ];
    }
    default:
      return block satisfies never;
  }
}

function line(text: string, { width }: ConsoleLook, indent = ''): string {
  return `${indent}${wrap(text, width - indent.length, indent === '' ? '' : `${indent}  `)}`;
}

function where(citations: readonly Citation[], { style, citations: shown }: ConsoleLook): string {
  return shown && citations.length > 0
    ? ` ${style.dim(`[${citations.map(({ label }) => label).join('; ')}]`)}`
    : '';
}

function sourceName({ label }: Citation): string {
  return label.slice(0, label.indexOf(' ¶'));
}

function verdictWord(verdict: Verdict, style: Style): string {
  switch (verdict) {
    case 'verbatim':
      return style.good('VERBATIM');
    case 'altered':
      return style.bad('ALTERED');
    case 'misattributed':
      return style.bad('ANOTHER SPEAKER');
    case 'spliced':
      return style.bad('SPLICED');
    case 'not_found':
      return style.bad('NOT IN THE ARTICLES');
    default:
      return verdict satisfies never;
  }
}

function diffPart({ op, text }: DiffPart, style: Style): string {
  switch (op) {
    case 'same':
      return text;
    case 'removed':
      return style.bad(`[-${text}-]`);
    case 'added':
      return style.good(`[+${text}+]`);
    default:
      return op satisfies never;
  }
}

function suggestionLines(suggestions: readonly string[], look: ConsoleLook): readonly string[] {
  if (suggestions.length === 0) return [];
  return ['', look.style.dim('Try:'), ...suggestions.map((suggestion) => `  ${suggestion}`)];
}
