import { styleText } from 'node:util';

/** How pieces of a reply look. Each function returns the text, with or without escape sequences. */
export interface Style {
  bold(text: string): string;
  dim(text: string): string;
  good(text: string): string;
  bad(text: string): string;
}

const asIs = (text: string) => text;

/** No escape sequences at all: for files, pipes and NO_COLOR. */
export const PLAIN: Style = { bold: asIs, dim: asIs, good: asIs, bad: asIs };

/** ANSI escape sequences, for terminals. */
export const COLOURED: Style = {
  bold: (text) => styleText('bold', text, { validateStream: false }),
  dim: (text) => styleText('dim', text, { validateStream: false }),
  good: (text) => styleText('green', text, { validateStream: false }),
  bad: (text) => styleText('red', text, { validateStream: false }),
};
