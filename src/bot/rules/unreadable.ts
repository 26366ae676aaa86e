import type { Context } from '../../contract/command.ts';
import { noAnswer } from '../../contract/replies.ts';
import { quotedParts } from '../../language/quotations.ts';
import { fold } from '../../language/text.ts';
import { words } from '../../language/words.ts';
import type { Ready } from '../rule.ts';
import { isOtherLanguage } from './other-language.ts';

const LANGUAGES =
  /^(?:so |and |hi |hey |hello |sorry )*(?:(?:do|can|could) (?:you|u) (?:also )?(?:speak|understand|read|talk) (?:in )?(?:other |any )*(?:languages?|\p{L}+(?:ish|an|ese|ch|ic))|(?:what|which)(?: other)? languages? (?:do|can) (?:you|u) (?:speak|understand|read|talk))[?!. ]*$/u;

/**
 * A polite no to what is no question in English, or asks for other languages, and to what is nothing but arithmetic;
 * null for all else.
 */
export function unreadable(text: string, context: Context): Ready | null {
  const { examples, name } = context.corpus.event;
  const decline = (said: string) => ({
    command: 'ask',
    reply: noAnswer(said, {
      reason: 'declined',
      suggestions: (examples.ask ?? []).slice(0, 3),
    }),
  });
  const folded = fold(text);
  if (LANGUAGES.test(folded) || (isOtherLanguage(unquoted(text)) && !isName(text, context)))
    return decline('I read English only. Ask me in English, for instance:');
  if (isArithmetic(folded))
    return decline(`I do not calculate: I look things up in my articles about ${name}.`);
  return null;
}

/** A text without what it quotes, where more than that is left. */
function unquoted(text: string): string {
  const rest = quotedParts(text).reduce((left, part) => left.replace(part, ' '), text);
  return /\p{L}/u.test(rest) ? rest : text;
}

/** Whether a text is a name that the corpus knows, and no more. */
function isName(text: string, { index }: Context): boolean {
  const tokens = words(text);
  return index.analyzer.names
    .mentions(tokens)
    .some(({ start, end }) => end - start === tokens.length);
}

/** "2+2", "what is 12 * 4 =", "3 times 4"; a date, a score or a span of years has no such sign. */
function isArithmetic(folded: string): boolean {
  const sum = folded
    .replace(/^(?:what(?:'s| is)|how much is|calculate|compute|solve) /u, '')
    .replace(/ (?:plus|minus|times|(?:divided|multiplied) by) /gu, ' + ');
  return /^[\d\s.,()+*x×÷^=/?!-]+$/u.test(sum) && /\d[\s)]*(?:[+*x×÷^][\s(]*-?\d|=)/u.test(sum);
}
