import type { types } from '@slack/bolt';
import type { SlackMessage } from '../../../src/adapters/slack/render.ts';

/** The texts of the rich text elements that fit, in order. */
export function linesIn(
  blocks: readonly types.KnownBlock[],
  fits: (element: types.RichTextText | types.RichTextLink) => boolean,
): readonly string[] {
  return elementsIn(blocks).flatMap((element) =>
    (element.type === 'text' || element.type === 'link') && fits(element)
      ? [element.text ?? '']
      : [],
  );
}

/** Everything in a message that does something: links, mentions, markup, and characters that change how others read. */
export function liveIn({ text, blocks }: SlackMessage): readonly string[] {
  const shown = JSON.stringify({ text, blocks });
  const elements = elementsIn(blocks).flatMap((element) =>
    element.type === 'link' ? [element.url] : element.type === 'text' ? [] : [element.type],
  );
  return [
    ...elements,
    ...(text.match(/<[^>]*>?|&(?!amp;|lt;|gt;)/gu) ?? []),
    ...(shown.match(/"type":"mrkdwn"|"emoji":true/gu) ?? []),
    ...(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u.test(text.replaceAll('\n', '')) ? ['control'] : []),
  ];
}

/** A message roughly as Slack draws it: what a person sees. */
export function drawn({ blocks }: SlackMessage): string {
  return blocks.map(drawnBlock).join('\n');
}

function drawnBlock(block: types.KnownBlock): string {
  switch (block.type) {
    case 'header':
      return `# ${block.text.text}`;
    case 'context':
      return block.elements.map((element) => ('text' in element ? element.text : '')).join(' ');
    case 'actions':
      return buttonsIn([block])
        .map(({ text }) => `[ ${text.text} ]`)
        .join(' ');
    case 'rich_text':
      return block.elements.map(drawnPart).join('\n');
    default:
      return block.type;
  }
}

function drawnPart(part: types.RichTextBlock['elements'][number]): string {
  if (part.type === 'rich_text_list')
    return part.elements.map(({ elements }) => `• ${drawnRuns(elements)}`).join('\n');
  const text = drawnRuns(part.elements);
  return part.type === 'rich_text_quote' ? text.replace(/^/gmu, '▌ ') : text;
}

function drawnRuns(elements: readonly types.RichTextElement[]): string {
  const marks = { bold: '*', italic: '_', strike: '~' } as const;
  return elements
    .map((element) => {
      if (element.type !== 'text' && element.type !== 'link') return element.type;
      const { bold = false, italic = false, strike = false } = element.style ?? {};
      const styles = [bold && marks.bold, italic && marks.italic, strike && marks.strike];
      const mark = styles.filter((style) => style !== false).join('');
      const address = element.type === 'link' ? ` (${element.url})` : '';
      return `${mark}${element.text ?? ''}${address}${mark}`;
    })
    .join('');
}

/** The buttons of a message. */
export function buttonsIn(blocks: readonly types.KnownBlock[]): readonly types.Button[] {
  return blocks.flatMap((block) =>
    block.type === 'actions'
      ? block.elements.flatMap((element) => (element.type === 'button' ? [element] : []))
      : [],
  );
}

function elementsIn(blocks: readonly types.KnownBlock[]): readonly types.RichTextElement[] {
  return blocks.flatMap((block) =>
    block.type !== 'rich_text'
      ? []
      : block.elements.flatMap((part) =>
          part.type === 'rich_text_list'
            ? part.elements.flatMap((item) => item.elements)
            : part.elements,
        ),
  );
}
