import type { Block, Citation, DiffPart, Verdict } from '../../contract/reply.ts';
import { formatDate } from '../../language/dates.ts';
import { clean } from '../../language/text.ts';
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

/** Renders replies for a terminal of a given look; control characters, which a terminal would obey, are left out. */
export function createRender(look: ConsoleLook): Render<string> {
  return (reply) => {
    const lines: string[] = [];
    if (reply.title !== undefined) lines.push(line(look.style.bold(clean(reply.title)), look));
    let date: string | null = null;
    let before: Block['kind'] | null = null;
    for (const block of reply.blocks) {
      if (block.kind === 'event' && block.date !== date)
        lines.push(look.style.bold(clean(formatDate(block.date))));
      date = block.kind === 'event' ? block.date : date;
      // one quotation after another is something else that was said
      if (block.kind === 'quotation' && before === 'quotation') lines.push('');
      before = block.kind;
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
      return [line(`${clean(block.text)}${where(block.citations, look)}`, look)];
    case 'quotation': {
      const dated = block.date === undefined ? '' : ` (${formatDate(block.date)})`;
      const by = clean(`— ${[block.speaker, block.occasion].filter(Boolean).join(', ')}${dated}`);
      return [
        line(`“${clean(block.text)}”`, look, '  '),
        line(`${by}${where(block.citations, look)}`, look, '    '),
      ];
    }
    case 'event':
      return [line(`• ${clean(block.text)}${where(block.citations, look)}`, look, '  ')];
    case 'comparison':
      return [
        line(style.bold(clean(block.point)), look),
        ...block.values.map(({ article, name = article, text, citations }) =>
          line(
            `${clean(citations[0] ? sourceName(citations[0]) : name)}: ${text === null ? style.dim('does not say') : clean(text)}${where(citations, look)}`,
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
    ? ` ${style.dim(`[${citations.map(({ label }) => clean(label)).join('; ')}]`)}`
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
      return style.bad('NOT QUOTED IN THE ARTICLES');
    default:
      return verdict satisfies never;
  }
}

function diffPart({ op, text: raw }: DiffPart, style: Style): string {
  const text = clean(raw);
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
  return ['', look.style.dim('Try:'), ...suggestions.map((suggestion) => `  ${clean(suggestion)}`)];
}
