import type { Context } from '../contract/command.ts';
import type { Intent, Memory } from './conversation.ts';
import { type Ready, type Rule, readMessage } from './rule.ts';
import { compareRule } from './rules/compare.ts';
import { declineRule } from './rules/decline.ts';
import { followUpRule } from './rules/follow-up.ts';
import { helpRule } from './rules/help.ts';
import { quoteRule } from './rules/quote.ts';
import { smallTalkRule } from './rules/small-talk.ts';
import { sourcesRule } from './rules/sources.ts';
import { timelineRule } from './rules/timeline.ts';
import { unreadable } from './rules/unreadable.ts';
import { verifyRule } from './rules/verify.ts';
import { whoisRule } from './rules/whois.ts';

/** Longest question, in characters: what /ask takes. */
export const LONGEST_QUESTION = 1000;

/** In this order: the first that has something to say decides. */
const RULES: readonly Rule[] = [
  ({ text, context }) => unreadable(text, context),
  smallTalkRule,
  declineRule,
  verifyRule,
  followUpRule,
  helpRule,
  sourcesRule,
  compareRule,
  timelineRule,
  quoteRule,
  whoisRule,
];

/** What a message in somebody's own words comes down to; a question to ask where no rule knows better. */
export function route(text: string, context: Context, memory: Memory | null): Intent | Ready {
  const message = readMessage(text, context, memory);
  for (const rule of RULES) {
    const found = rule(message);
    if (found) return found;
  }
  return { command: 'ask', options: { question: text } };
}

/** The no to a question that cannot be read, by whatever command line it came to /ask; null where it can. */
export function unreadableQuestion({ command, options }: Intent, context: Context): Ready | null {
  const { question } = options;
  if (command !== 'ask' || typeof question !== 'string') return null;
  return question.length > LONGEST_QUESTION ? null : unreadable(question, context);
}
