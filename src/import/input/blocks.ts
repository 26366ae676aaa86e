import type { Line } from '../page/page.ts';
import { tidy } from './text-page.ts';

/** A node of a document, as far as its text goes. */
export interface TextNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly textContent: string | null;
  readonly childNodes: Iterable<TextNode>;
}

const BLOCK =
  /^(?:P|H[1-6]|[UOD]L|LI|D[TD]|BLOCKQUOTE|FIGURE|FIGCAPTION|PRE|TABLE|CAPTION|T[RDH]|T(?:HEAD|BODY|FOOT)|DIV|SECTION|ARTICLE|MAIN|HEADER|ADDRESS|DETAILS|SUMMARY|CENTER|HR|BODY)$/u;
const TEXT = 3;
const ELEMENT = 1;

/** All text of a document in its order, a line for each block, also what stands beside blocks inside a block. */
export function blocks(root: TextNode): Line[] {
  const lines: Line[] = [];
  let text = '';
  let plain = '';
  const close = (kind: Line['kind']) => {
    const linked = kind === 'text' && plain.trim() === '' && !/[.!?][”"’')]*\s*$/u.test(text);
    for (const part of text.split(/\n ?\n/u).map(tidy))
      if (part !== '') lines.push({ text: part, kind: linked ? 'link' : kind });
    text = '';
    plain = '';
  };
  const walk = (node: TextNode, kind: Line['kind'], linked: boolean) => {
    for (const child of node.childNodes) {
      const { nodeType, nodeName } = child;
      if (nodeType === TEXT) {
        const words = (child.textContent ?? '').replace(/\s+/gu, ' ');
        text += words;
        if (!linked) plain += words;
      } else if (nodeName === 'BR') text += '\n';
      else if (nodeType === ELEMENT && BLOCK.test(nodeName)) {
        close(kind);
        const inner = kindOf(nodeName) ?? kind;
        walk(child, inner, linked);
        close(inner);
      } else if (nodeType === ELEMENT) walk(child, kind, linked || nodeName === 'A');
    }
  };
  walk(root, 'text', false);
  close('text');
  return lines;
}

function kindOf(tag: string): Line['kind'] | null {
  if (/^H[1-6]$/u.test(tag)) return 'heading';
  return /CAPTION$/u.test(tag) ? 'caption' : null;
}
