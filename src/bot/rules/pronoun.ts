import type { Intent, Memory } from '../conversation.ts';
import { type Message, readMessage, speakersIn } from '../rule.ts';

const PRONOUN = /\b(?:he|she|him|his|her|hers)\b/iu;
const POSSESSIVE = /^(?:his|hers?)$/iu;

/**
 * A question about "him" or "her": about whom the question before named first. Null where
 * that named nobody, or where the message names somebody itself.
 */
export function aboutThem(message: Message, { intent }: Memory): Intent | null {
  const { text, names, context } = message;
  const pronoun = PRONOUN.exec(text)?.[0];
  if (intent.command !== 'ask' || pronoun === undefined || names.length > 0) return null;
  const before = readMessage(String(intent.options.question ?? ''), context, null);
  const [name] = speakersIn(before);
  if (name === undefined) return null;
  return {
    command: 'ask',
    options: {
      question: text.replace(PRONOUN, POSSESSIVE.test(pronoun) ? `${name}’s` : name),
    },
  };
}
