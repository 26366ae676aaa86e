import type { Line, Page } from '../page/page.ts';

/** Plain text as copied from a page: each non-empty line is a paragraph, or each block where lines are wrapped. */
export function textPage(text: string): Page {
  const lines = text.split('\n').map(tidy);
  const texts = isWrapped(lines) ? joinBlocks(lines) : lines.filter((line) => line !== '');
  return {
    lines: texts.map(asLine),
    title: titleOf(texts),
    outlet: null,
    published: null,
    url: null,
    byline: null,
  };
}

/** Without control and invisible characters; quotation marks typed as pairs of single ones become double. */
export function tidy(line: string): string {
  return (
    line
      .toWellFormed()
      // soft hyphens and joiners stand inside words
      .replace(/\p{Cf}+/gu, '')
      .replace(/[\p{Cc}\p{Co}\p{Cn}\ufffd\s]+/gu, ' ')
      .replace(/(?<![\p{L}\p{N}])(?:''|``)(?=\S)|(?<=\S)''(?![\p{L}\p{N}])/gu, '"')
      .trim()
  );
}

export function asLine(text: string): Line {
  return { text, kind: 'text' };
}

/** Lines of about one width, ending in the middle of sentences, with blank ones between blocks. */
function isWrapped(lines: readonly string[]): boolean {
  const full = lines.filter((line, i) => line !== '' && (lines[i + 1] ?? '') !== '');
  const blank = lines.some((line, i) => line === '' && i > 0 && i < lines.length - 1);
  const cut = full.filter(
    (line) => line.length > 40 && line.length < 110 && !/[.!?”"’:]$/u.test(line),
  );
  return blank && full.length > 2 && cut.length > full.length * 0.6;
}

function joinBlocks(lines: readonly string[]): string[] {
  return lines
    .join('\n')
    .split(/\n{2,}/u)
    .map((block) => block.replaceAll('\n', ' ').trim())
    .filter((block) => block !== '');
}

/** A first line that is no sentence, above one that is, and is longer. */
function titleOf([first = '', ...rest]: readonly string[]): string | null {
  const told = rest
    .slice(0, 6)
    .some((line) => line.length > first.length && /[.!?…”"]$/u.test(line));
  return told && first.length < 200 && !/[.!?…:,;”"]$/u.test(first) ? first : null;
}
