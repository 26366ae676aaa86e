import type { Block, Citation, DiffPart, Reply, Verdict } from '../../contract/reply.ts';
import { formatDate } from '../../language/dates.ts';
import type { Run, Unit } from './rich-text.ts';

/** What a reply says, block by block, as paragraphs, quotes and list items. */
export function unitsOf({ blocks }: Pick<Reply, 'blocks'>): readonly Unit[] {
  let date: string | null = null;
  return blocks.flatMap((block) => {
    const units = unitsOfBlock(block);
    const dated = block.kind === 'event' && block.date !== date;
    date = block.kind === 'event' ? block.date : date;
    return dated ? [heading(formatDate(date ?? '')), ...units] : units;
  });
}

/** A paragraph of runs. */
export function paragraph(...runs: readonly Run[]): Unit {
  return { kind: 'paragraph', runs };
}

/** A line in bold that heads what follows. */
export function heading(text: string, ...more: readonly Run[]): Unit {
  return { kind: 'heading', runs: [bold(text), ...more] };
}

function unitsOfBlock(block: Block): readonly Unit[] {
  switch (block.kind) {
    case 'text':
      return block.citations.length === 0
        ? [ownWords(block.text)]
        : [paragraph({ text: block.text }, ...where(block.citations))];
    case 'quotation': {
      const dated = block.date === undefined ? '' : ` (${formatDate(block.date)})`;
      const by = [block.speaker, block.occasion].filter(Boolean).join(', ');
      const runs = [{ text: `“${block.text}”\n` }, { text: `— ${by}${dated}` }];
      return [{ kind: 'quote', runs: [...runs, ...where(block.citations)] }];
    }
    case 'event':
      return [{ kind: 'item', runs: [{ text: block.text }, ...where(block.citations)] }];
    case 'comparison':
      return [
        heading(block.point),
        ...block.values.map(({ article, name = article, text, citations }): Unit => {
          const source = citations[0] ? sourceName(citations[0]) : name;
          const value: Run =
            text === null ? { text: 'does not say', style: { italic: true } } : { text };
          return { kind: 'item', runs: [bold(`${source}: `), value, ...where(citations)] };
        }),
      ];
    case 'verdict': {
      const head = heading(verdictWords(block.verdict), ...where(block.citations));
      const runs = block.diff.flatMap((part, index) =>
        index === 0 ? [diffRun(part)] : [{ text: ' ' }, diffRun(part)],
      );
      return runs.length === 0 ? [head] : [head, { kind: 'quote', runs }];
    }
    default:
      return block satisfies never;
  }
}

/** A short line that ends in a colon heads what follows; of a command's description, the way it is typed stands out. */
function ownWords(text: string): Unit {
  if (text.length <= LABEL && text.endsWith(':')) return heading(text);
  const typed = USAGE.exec(text)?.[0] ?? '';
  const rest = { text: text.slice(typed.length) };
  return paragraph(...(typed === '' ? [] : [bold(typed)]), rest);
}

/** Longest label, in characters. */
const LABEL = 40;

/** `/quote <speaker> [about:…]` at the beginning of a text, before a colon. */
const USAGE = /^\/[\w-]+(?: [<[][^<>[\]]*[>\]])*(?=: )/u;

function bold(text: string): Run {
  return { text, style: { bold: true } };
}

/** Citations in brackets; linked where the article has an address on the web. */
function where(citations: readonly Citation[]): readonly Run[] {
  if (citations.length === 0) return [];
  const labels = citations.flatMap(({ label, url }, index): Run[] => {
    const linked = isWeb(url) ? { url } : {};
    const run: Run = { text: label, style: { italic: true }, ...linked };
    return index === 0 ? [run] : [{ text: '; ' }, run];
  });
  return [{ text: ' [' }, ...labels, { text: ']' }];
}

function isWeb(url: string | undefined): url is string {
  return url !== undefined && URL.canParse(url) && /^https?:$/u.test(new URL(url).protocol);
}

function sourceName({ label }: Citation): string {
  return label.slice(0, label.indexOf(' ¶'));
}

function verdictWords(verdict: Verdict): string {
  switch (verdict) {
    case 'verbatim':
      return 'VERBATIM';
    case 'altered':
      return 'ALTERED';
    case 'misattributed':
      return 'ANOTHER SPEAKER';
    case 'spliced':
      return 'SPLICED';
    case 'not_found':
      return 'NOT QUOTED IN THE ARTICLES';
    default:
      return verdict satisfies never;
  }
}

function diffRun({ op, text }: DiffPart): Run {
  switch (op) {
    case 'same':
      return { text };
    case 'removed':
      return { text, style: { strike: true }, mark: '-' };
    case 'added':
      return { text, style: { bold: true }, mark: '+' };
    default:
      return op satisfies never;
  }
}
