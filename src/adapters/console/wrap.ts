// biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences start with one
const ESCAPES = /\u001b\[[0-9;]*m/gu;

/** Columns that a text takes on a terminal, escape sequences not counted. */
export function columns(text: string): number {
  return [...text.replace(ESCAPES, '')].length;
}

/**
 * Breaks a text at spaces into lines of at most `width` columns, each after the first indented by `hanging`.
 * A word longer than a line stays whole.
 */
export function wrap(text: string, width: number, hanging = ''): string {
  if (!Number.isFinite(width)) return text;
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line.trim() === '' || columns(longer) <= width) {
      line = longer;
      continue;
    }
    lines.push(line);
    line = `${hanging}${word}`;
  }
  return [...lines, line].join('\n');
}
