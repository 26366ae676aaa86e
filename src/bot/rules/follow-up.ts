import { narratedReply } from '../../answers/narrated.ts';
import { invalid, noAnswer } from '../../contract/replies.ts';
import type { Intent, Memory } from '../conversation.ts';
import type { Message, Ready, Rule } from '../rule.ts';
import { askAgain, nextQuestion } from './next-question.ts';
import { themOf } from './pronoun.ts';

const MORE =
  /^(?:(?:and |ok |show |give |tell )*(?:me )?(?:more|another(?: one)?|next(?: one)?|one more|again|continue|go on|some more|any more|anything else|others?|the rest)(?: please| pls| of (?:them|those|these)| quotes?)*)[?!. ]*$/u;
/** About words that were quoted just before. */
const WHO_SAID =
  /^(?:and |so |but )?(?:who (?:said|says|wrote|told|claimed) (?:that|this|it|so)|says who|according to who(?:m)?|whose (?:words|quote) (?:is|are|was) (?:that|this|it|those)|who was that)[?!. ]*$|^(?:did|does) (?:he|she|they) (?:really|actually) (?:say|said|write|post) (?:that|this|it|so)[?!. ]*$/u;
const IS_TRUE =
  /^(?:and |so |but |wait )?(?:is|was) (?:that|this|it) (?:really |actually )?(?:true|real|right|correct|accurate|so|a real quote|verbatim)[?!. ]*$|^really[?!. ]*$|^(?:are you )?sure[?!. ]*$|^(?:check|verify) (?:that|this|it)[?!. ]*$/u;
const WHERE_SAYS =
  /^(?:and |so |but |ok )?(?:where (?:does|do|did|is|was) (?:it|that|this|they|he|she) (?:say|said|stand|written|from|come from)(?: (?:that|this|it|so|from))?|(?:what(?:'s| is) (?:the|your) )?(?:source|sources|citation|proof|evidence)|which article(?: (?:is|says) (?:that|this|it))?|how do you know(?: (?:that|this))?|why (?:this|that) answer|show (?:me )?(?:the )?(?:source|evidence|proof))[?!. ]*$/u;
const WHAT_MEANT =
  /^(?:and |so |but |ok )?what (?:does|did|do) (?:it|that|this|he|she|they) (?:really |actually |even |exactly )?mean(?: (?:by|with) (?:it|that|this))?[?!. ]*$/u;
const OTHERS_SAY =
  /\b(?:do|does|did|what do|what about|and) (?:the )?other (?:articles?|outlets?|sources?|reports?)\b/u;
const QUESTION_ONLY =
  /^(?:(?:and|but|so|ok) )?(?:why|when|where|who|how|what|how long|how many|how come|since when|which one|what for|where exactly|when exactly|why not|who exactly|how so|what time|what day)(?: (?:was|is|did) (?:that|this|it|he|she|they)(?: (?:happen|said|say|then|again))?)?[?!. ]*$/u;
const WHEN = /^(?:and |so )?when\b/u;
const WHO_ARE_THEY = /^(?:and |so |but |ok )?who(?: is| was|'s) (?:he|she)[?!. ]*$/u;
/** After somebody's words: more of them. */
const WHAT_ELSE = /^(?:and |so |ok )?what else(?: (?:is|was) there)?[?!. ]*$/u;
const THEIR_WORDS =
  /^(?:and |so |but |ok )?(?:what (?:did|does|has|have) (?:he|she|they) (?:say|said)|what else did (?:he|she|they) say|(?:his|her|their) (?:exact )?(?:words|quotes?))(?: (?:about|on) (.+?))?[?!. ]*$/u;

/** Messages that only make sense after the one before. A message with a topic of its own is not touched. */
export const followUpRule: Rule = (message) => {
  const { folded, memory } = message;
  const bare = folded.trim();
  const needs = [MORE, WHO_SAID, IS_TRUE, WHERE_SAYS, WHAT_MEANT, QUESTION_ONLY].some((pattern) =>
    pattern.test(bare),
  );
  if (memory === null) return needs ? nothingBefore(message) : null;
  if (MORE.test(bare)) return more(memory);
  const { command } = memory.intent;
  if (WHAT_ELSE.test(bare) && memory.speaker !== null) return more(memory);
  if (WHO_SAID.test(bare) && command !== 'ask') return checkLast(memory) ?? nobodyQuoted(message);
  if (WHO_SAID.test(bare)) return checkLast(memory) ?? toldBy(message, memory) ?? evidence(memory);
  if (IS_TRUE.test(bare)) return checkLast(memory) ?? evidence(memory);
  if (WHAT_MEANT.test(bare) && command !== 'ask') return notExplained(message);
  if (WHERE_SAYS.test(bare)) return evidence(memory);
  if (WHEN.test(bare) && QUESTION_ONLY.test(bare) && command !== 'ask' && memory.quotation !== null)
    return checkLast(memory);
  const theirs = THEIR_WORDS.exec(bare);
  const they = memory.speaker ?? themOf(message.context, memory);
  if (theirs && they !== null) return wordsOf(they, theirs[1]);
  if (WHO_ARE_THEY.test(bare) && they !== null)
    return { command: 'whois', options: { name: they } };
  if (OTHERS_SAY.test(bare)) return compareLast(memory);
  if (QUESTION_ONLY.test(bare)) return askAgain(message, memory);
  return nextQuestion(message, memory);
};

function nothingBefore({ context }: Message) {
  const text = 'I do not know what that refers to: nothing was asked before. For instance:';
  return {
    command: 'help',
    reply: invalid(text, (context.corpus.event.examples.ask ?? []).slice(0, 2)),
  };
}

function nobodyQuoted({ context }: Message): Ready {
  const text = 'I quoted nobody just now, so there are no words to check. For instance:';
  const suggestions = (context.corpus.event.examples.quote ?? []).slice(0, 2);
  return { command: 'quote', reply: noAnswer(text, { reason: 'not_quoted', suggestions }) };
}

function toldBy({ context }: Message, { passage }: Memory): Ready | null {
  const reply = passage === null ? null : narratedReply(passage, context);
  return reply && { command: 'ask', reply };
}

function notExplained({ context }: Message): Ready {
  const text =
    'I show words and where they stand; what is meant by them I cannot tell. For instance:';
  const suggestions = (context.corpus.event.examples.ask ?? []).slice(0, 2);
  return { command: 'ask', reply: noAnswer(text, { reason: 'declined', suggestions }) };
}

/** The next quotations; after anything else the evidence of the answer. */
function more({ intent, speaker }: Memory): Intent | null {
  if (intent.command === 'quote') {
    const limit = Number(intent.options.limit ?? 100);
    return {
      command: 'quote',
      options: { ...intent.options, limit, skip: Number(intent.options.skip ?? 0) + limit },
    };
  }
  return speaker === null
    ? { command: 'help', options: {} }
    : { command: 'quote', options: { speaker } };
}

function wordsOf(speaker: string, about: string | undefined): Intent {
  return { command: 'quote', options: about === undefined ? { speaker } : { speaker, about } };
}

function checkLast({ quotation, speaker }: Memory): Intent | null {
  if (quotation === null) return null;
  return {
    command: 'verify',
    options: { quotation, ...(speaker !== null && !speaker.includes(' and ') && { speaker }) },
  };
}

function evidence({ intent, passage }: Memory): Intent | null {
  if (intent.command === 'ask')
    return { command: 'ask', options: { ...intent.options, why: true } };
  return passage === null
    ? { command: 'sources', options: {} }
    : { command: 'sources', options: { article: passage.split('#')[0] ?? '' } };
}

function compareLast({ intent }: Memory): Intent {
  const topic = String(
    intent.options.question ?? intent.options.topic ?? intent.options.about ?? '',
  );
  return { command: 'compare', options: topic === '' ? {} : { topic: topic.slice(0, 200) } };
}
