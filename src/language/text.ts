const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}]/gu;
const DASHES = /[‐‑‒–—―−]/gu;
const SINGLE_MARKS = /[‘’‚‛′`´]/gu;
const DOUBLE_MARKS = /[“”„‟″«»]/gu;
/** Texts without a character that decomposes, as most are in English. */
const COMPOSED = /^[\0-\x7f‘’“”–—]*$/u;

/**
 * Text from outside made safe to keep and compare: control, format (bidi, zero-width), private-use and
 * unpaired surrogate characters become spaces, white space collapses. Quotation marks and case stay.
 */
export function clean(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replace(INVISIBLE, ' ')
    .replaceAll('\ufffd', ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** Straight quotation marks and plain hyphens for curly and long ones; nothing else changes. */
export function plainMarks(text: string): string {
  return text.replace(SINGLE_MARKS, "'").replace(DOUBLE_MARKS, '"').replace(DASHES, '-');
}

/** Lower case without diacritics or typography: what two spellings of one word have in common. */
export function fold(text: string): string {
  return plainMarks(lower(text));
}

/** Lower case without diacritics; marks stay as they are. */
export function lower(text: string): string {
  const bare = COMPOSED.test(text) ? text : text.normalize('NFKD').replace(/\p{M}/gu, '');
  return bare.toLowerCase();
}

/** `text` cut at a word boundary to at most `limit` characters, with an ellipsis where it was cut. */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const cut = text
    .slice(0, limit - 1)
    .toWellFormed()
    .replaceAll('\ufffd', '');
  const boundary = cut.lastIndexOf(' ');
  return `${boundary > limit / 2 ? cut.slice(0, boundary) : cut}…`;
}

/** "a", "a and b", "a, b and c". */
export function list(items: readonly string[]): string {
  const last = items.at(-1);
  return items.length < 2 || last === undefined
    ? (last ?? '')
    : `${items.slice(0, -1).join(', ')} and ${last}`;
}
