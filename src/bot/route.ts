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
import { verifyRule } from './rules/verify.ts';
import { whoisRule } from './rules/whois.ts';

/** In this order: the first that has something to say decides. */
const RULES: readonly Rule[] = [
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
