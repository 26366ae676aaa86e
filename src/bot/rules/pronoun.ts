import type { Intent, Memory } from '../conversation.ts';
import { type Message, readMessage, speakersIn } from '../rule.ts';

const PRONOUN = /\b(?:he|she|him|his|her|hers)\b/iu;
const ASKS_WHO = /^(?:and |so )?(?:who|which \p{L}+)\b/u;
const POSSESSIVE = /^(?:his|hers?)$/iu;
/** "What does he", "and was she", "who is his": nobody in the message itself can be meant. */
const OPENS =
  /^(?:(?:and|but|so|ok|then|also),? )*(?:(?:who|what|when|where|why|how|which)\b[^,;:]{0,20}?(?: |'s ))?(?:(?:did|does|do|is|are|was|were|has|had|can|could|will|would|should)(?:n't)? )?(?:he|she|his|her)\b/u;

/** Whether a message begins with a question about "him" or "her". */
export function opensWithPronoun({ folded }: Message): boolean {
  return OPENS.test(folded);
}

/**
 * Whom "he" or "she" means: whom the message before named first, or, where that asked who, whom the answer named
 * besides; null where nobody was.
 */
export function themOf(context: Message['context'], { intent, first }: Memory): string | null {
  const { question, name: asked, speaker } = intent.options;
  const before = readMessage(String(question ?? asked ?? speaker ?? ''), context, null);
  const told = ASKS_WHO.test(before.folded) ? readMessage(first ?? '', context, null) : before;
  const named = speakersIn(before);
  const name = speakersIn(told).find((person) => told === before || !named.includes(person));
  return name ?? named[0] ?? null;
}

/**
 * A question about "him" or "her": about whom they mean. Null where that is nobody, or where the message names somebody
 * itself before it comes to "him".
 */
export function aboutThem(message: Message, memory: Memory): Intent | null {
  const { text, names, context } = message;
  const pronoun = PRONOUN.exec(text)?.[0];
  if (pronoun === undefined || (names.length > 0 && !opensWithPronoun(message))) return null;
  const meant = themOf(context, memory);
  if (meant === null || names.includes(meant)) return null;
  return {
    command: 'ask',
    options: {
      question: text.replace(PRONOUN, POSSESSIVE.test(pronoun) ? `${meant}’s` : meant),
    },
  };
}
