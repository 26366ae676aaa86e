import type { Citation } from '../../contract/reply.ts';
import { clean } from '../../language/text.ts';

/** Longest address that becomes a link, in characters; a longer one would not leave room for the text. */
const LONGEST_ADDRESS = 300;

/**
 * Text of others made inert in Discord's Markdown: no mention, link, invite, markup or line of its own; it reads as
 * it was. Discord takes a backslash off any punctuation (https://support.discord.com/hc/en-us/articles/210298617).
 */
export function escapeMarkdown(text: string): string {
  return escapeClean(clean(text));
}

/** The same in pieces of at most `limit` characters each, cut at spaces; a longer word is cut too. */
export function escapedChunks(text: string, limit: number): readonly string[] {
  const cleaned = clean(text);
  const whole = escapeClean(cleaned);
  return whole.length <= limit ? [whole] : cut(cleaned, limit).map(escapeClean);
}

/**
 * Where something stands: the label, linked to its article where that has a web address. A label with brackets stays
 * without its link: Discord reads brackets inside of links, escaped or not.
 */
export function citationMarkdown({ label, url }: Citation): string {
  const text = escapeMarkdown(label);
  const address = url === undefined || /[[\]]/u.test(text) ? null : webAddress(url);
  return address === null ? text : `[${text}](${address})`;
}

function escapeClean(text: string): string {
  return (
    text
      .replace(/[\\*_~`|<>[\]@#]/gu, '\\$&')
      // a link reaches from the first bracket to the last "](", even to an escaped one
      .replaceAll('](', ']\\(')
      .replaceAll('://', '\\://')
      .replace(/^[-+]|(?<=^\d+)[.)]/u, '\\$&')
  );
}

function cut(text: string, limit: number): readonly string[] {
  const pieces: { text: string; length: number }[] = [];
  for (const word of text.split(' ').flatMap((word) => cutWord(word, limit))) {
    // one more for the backslash that a word needs at the start of a line
    const length = escapeClean(word).length + 1;
    const last = pieces.at(-1);
    if (last && last.length + 1 + length <= limit) {
      last.text += ` ${word}`;
      last.length += 1 + length;
    } else {
      pieces.push({ text: word, length });
    }
  }
  return pieces.map((piece) => piece.text);
}

function cutWord(word: string, limit: number): readonly string[] {
  if (escapeClean(word).length < limit) return [word];
  // a quarter of the limit: a code point may take two characters, and each a backslash
  const size = Math.max(1, Math.floor(limit / 4));
  const points = [...word];
  return Array.from({ length: Math.ceil(points.length / size) }, (_, index) =>
    points.slice(index * size, (index + 1) * size).join(''),
  );
}

function webAddress(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { protocol, href } = new URL(url);
  const address = href.replace(
    /[()<>[\]\\|*_~`]/gu,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return /^https?:$/u.test(protocol) && address.length <= LONGEST_ADDRESS ? address : null;
}
