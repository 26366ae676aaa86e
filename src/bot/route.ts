import type { Context } from '../contract/command.ts';
import type { Reply } from '../contract/reply.ts';
import type { Intent, Memory } from './conversation.ts';

export type { Intent } from './conversation.ts';

/** What a free message comes down to: a command, or a ready reply in a command's name. */
export function route(
  text: string,
  _context: Context,
  _memory: Memory | null,
): Intent | { readonly command: string; readonly reply: Reply } {
  return { command: 'ask', options: { question: text } };
}
