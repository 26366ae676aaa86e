import * as z from 'zod';
import { findPersonByName, shortName, speakersOf, suggestNames } from '../src/answers/people.ts';
import { nearestNarration, quotedNarration } from '../src/answers/verify/narration.ts';
import { printedQuotations } from '../src/answers/verify/printed.ts';
import { verdictReply } from '../src/answers/verify/reply.ts';
import { tokenize } from '../src/answers/verify/tokens.ts';
import { verify } from '../src/answers/verify/verify.ts';
import { type Context, defineCommand } from '../src/contract/command.ts';
import { answer, invalid, template } from '../src/contract/replies.ts';
import { quotedParts } from '../src/language/quotations.ts';
import { isStopWord, words } from '../src/language/words.ts';

export default defineCommand({
  name: 'verify',
  description: 'Whether the articles print a quotation, word for word, and under whose name',
  positional: 'quotation',
  options: z.strictObject({
    quotation: z
      .string('is missing')
      .trim()
      .min(1, 'is missing')
      .max(2000, 'can be 2,000 characters long at most')
      .meta({ description: 'The words to check' }),
    speaker: z
      .string()
      .trim()
      .max(100, 'can be 100 characters long at most')
      .optional()
      .meta({ description: 'Who is said to have said them', suggests: true }),
  }),
  run({ quotation, speaker }, context) {
    const { corpus } = context;
    const claim = claimOf(quotation, context);
    const named = speaker || claim.by;
    const tokens = tokenize(claim.text);
    if (tokens.length === 0 || (tokens.every(({ word }) => isStopWord(word)) && tokens.length < 3))
      return invalid(
        'That is too little to check; give the words of the quotation.',
        (corpus.event.examples.verify ?? []).slice(0, 1),
      );
    const found =
      named === undefined
        ? null
        : findPersonByName(
            named,
            context,
            (name) => `/verify "${claim.text}" speaker:${shortName(name, context)}`,
          );
    if (found && 'reply' in found && found.reply.status === 'invalid') return found.reply;
    const person = found && 'person' in found ? found.person.name : null;
    const claimed = named === undefined ? null : (person ?? named);
    const finding = verify(claim.text, claimed, printedQuotations(corpus));
    const printed = finding.difference === 'words' ? quotedNarration(tokens, corpus) : [];
    if (printed.length > 0) return answer([template(NOBODYS), ...printed]);
    const narration =
      finding.verdict === 'not_found' ? nearestNarration(claim.text, context) : null;
    return verdictReply(finding, { text: claim.text, claimed, narration }, context);
  },
  suggest(_option, partial, { corpus }) {
    return suggestNames(speakersOf(corpus), partial);
  },
});

const NOBODYS = 'The articles print these words in quotation marks, but not as anybody’s words:';

/** The words in quotation marks, and a name beside them; or the text as it is, but for an option left empty. */
function claimOf(typed: string, context: Context): { text: string; by?: string } {
  const text = typed.replace(/\s+speaker:$/iu, '');
  const [quoted] = quotedParts(text);
  if (quoted === undefined || quoted.length < text.length / 3) return { text };
  const by = nameIn(text.replace(quoted, ' '), context);
  return by === undefined ? { text: quoted } : { text: quoted, by };
}

/** Somebody whom the corpus knows, else what is written like a name: other words beside a quotation name nobody. */
function nameIn(text: string, { index, corpus }: Context): string | undefined {
  const beside = text
    .replace(/["“”„«»‘’()—–:,.?!-]/gu, ' ')
    .replace(/\b(?:by|said|says|from)\b/giu, ' ')
    .trim()
    .split(/\s+/u);
  const people = corpus.people.filter(({ kind }) => kind === 'person');
  const known = index.analyzer.names
    .mentions(words(text))
    .find((mention) => people.some((person) => person.name === mention.name));
  const isName = beside.length === 1 || beside.every((word) => /^\p{Lu}/u.test(word));
  return known?.name ?? (isName && beside.length < 5 ? beside.join(' ') || undefined : undefined);
}
