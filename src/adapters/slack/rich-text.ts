import type { types } from '@slack/bolt';
import { PAGE } from './limits.ts';
import { escapeText, pieces, visible } from './text.ts';

/** A stretch of text in one style. `mark` says aloud what a comparison shows by style. */
export interface Run {
  readonly text: string;
  readonly style?: { readonly bold?: true; readonly italic?: true; readonly strike?: true };
  readonly url?: string;
  readonly mark?: '+' | '-';
}

/** A paragraph, a line that heads what follows, a block quote, or an item of a list. */
export interface Unit {
  readonly kind: 'paragraph' | 'heading' | 'quote' | 'item';
  readonly runs: readonly Run[];
}

/**
 * Units as one rich text block. Slack parses nothing in rich text: foreign text is shown as it stands, with no
 * mention, link, markup or emoji in it coming alive.
 */
export function richText(units: readonly Unit[]): types.RichTextBlock {
  const elements: types.RichTextBlock['elements'] = [];
  for (const [index, { kind, runs }] of units.entries()) {
    const shown = runs.map(element);
    const last = elements.at(-1);
    if (kind === 'quote') {
      // without a line between them two quotations look like one
      if (last?.type === 'rich_text_quote')
        elements.push({ type: 'rich_text_section', elements: [LINE] });
      elements.push({ type: 'rich_text_quote', elements: shown });
    } else if (kind === 'item') {
      const item = { type: 'rich_text_section' as const, elements: shown };
      if (last?.type === 'rich_text_list') last.elements.push(item);
      else elements.push({ type: 'rich_text_list', style: 'bullet', elements: [item] });
    } else {
      const before = units[index - 1]?.kind ?? 'heading';
      const apart = kind === 'heading' && before !== 'heading' ? [LINE, ...shown] : shown;
      if (last?.type === 'rich_text_section') last.elements.push(LINE, ...apart);
      else elements.push({ type: 'rich_text_section', elements: apart });
    }
  }
  return { type: 'rich_text', elements };
}

const LINE: types.RichTextText = { type: 'text', text: '\n' };

/** A unit as a line of escaped text, for notifications and screen readers. */
export function plain({ kind, runs }: Unit): string {
  const bullet = kind === 'item' ? '• ' : '';
  const said = runs.map(({ text, mark = '' }) =>
    mark === '' ? visible(text) : `[${mark}${visible(text)}${mark}]`,
  );
  return `${bullet}${escapeText(said.join(''))}`;
}

/** A unit as several where it is longer than a page; none where it shows nothing. */
export function split({ kind, runs }: Unit): readonly Unit[] {
  const units: Run[][] = [[]];
  let room = PAGE;
  for (const run of runs.flatMap(short)) {
    const size = escapeText(run.text).length;
    if (size > room) {
      units.push([]);
      room = PAGE;
    }
    units.at(-1)?.push(run);
    room -= size;
  }
  return units
    .filter((part) => part.some(({ text }) => visible(text).trim() !== ''))
    .map((part) => ({ kind, runs: part }));
}

/** Characters that one character may take when escaped. */
const ESCAPED = 5;

function short(run: Run): readonly Run[] {
  return escapeText(run.text).length <= PAGE
    ? [run]
    : pieces(run.text, PAGE / ESCAPED).map((text) => ({ ...run, text }));
}

function element({ text, style, url }: Run): types.RichTextElement {
  const shown = visible(text);
  const styled = style ? { style: { ...style } } : {};
  return url === undefined
    ? { type: 'text', text: shown, ...styled }
    : { type: 'link', url, text: shown, ...styled };
}
