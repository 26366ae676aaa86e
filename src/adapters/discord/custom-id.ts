import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Reply } from '../../contract/reply.ts';

/** What a button does: shows a page of the answer to a question, asks another question, posts its message publicly. */
export type ButtonState =
  | {
      readonly kind: 'page';
      readonly page: number;
      /** Of the reply that the page belongs to. */
      readonly digest: string;
      /** The command line that gets the reply again. */
      readonly line: string;
    }
  | { readonly kind: 'ask'; readonly line: string }
  | { readonly kind: 'share' };

/** Writes and reads the `custom_id` of buttons: the whole state, signed, so that it works after a restart. */
export interface CustomIds {
  /** At most 100 characters; null when the state does not fit. */
  write(state: ButtonState): string | null;
  /** Null for what was not written with this key. */
  read(customId: string): ButtonState | null;
}

/** Longest `custom_id`, in characters (developers/components/reference.mdx). */
const LONGEST = 100;
/** Characters of a signature: 72 bits. */
const SIGNATURE = 12;
const DIGEST = 6;

/** Signs with a key made from one of the application's secrets; the same secret reads what another process wrote. */
export function createCustomIds(secret: string): CustomIds {
  const key = createHash('sha256').update(`custom ids of ${secret}`).digest();
  const sign = (text: string) =>
    createHmac('sha256', key).update(text).digest('base64url').slice(0, SIGNATURE);
  return {
    write(state) {
      const text = plain(state);
      return text.length + SIGNATURE <= LONGEST ? `${sign(text)}${text}` : null;
    },
    read(customId) {
      const [signature, text] = [customId.slice(0, SIGNATURE), customId.slice(SIGNATURE)];
      const [given, expected] = [Buffer.from(signature), Buffer.from(sign(text))];
      return given.length === expected.length && timingSafeEqual(given, expected)
        ? parsed(text)
        : null;
    },
  };
}

/** Short name of a reply's content: equal for equal replies. */
export function digestOf(reply: Reply): string {
  return createHash('sha256').update(JSON.stringify(reply)).digest('base64url').slice(0, DIGEST);
}

function plain(state: ButtonState): string {
  switch (state.kind) {
    case 'page':
      return `p${state.digest}${state.page}.${state.line}`;
    case 'ask':
      return `a${state.line}`;
    case 'share':
      return 's';
    default:
      return state satisfies never;
  }
}

function parsed(text: string): ButtonState | null {
  if (text === 's') return { kind: 'share' };
  if (text.startsWith('a')) return { kind: 'ask', line: text.slice(1) };
  const page = /^p(.{6})(\d+)\.(.*)$/su.exec(text);
  if (!page) return null;
  const [, digest = '', number, line = ''] = page;
  return { kind: 'page', page: Number(number), digest, line };
}
