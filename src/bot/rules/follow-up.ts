import { invalid } from '../../contract/replies.ts';
import { parseWhen } from '../../language/when.ts';
import { words } from '../../language/words.ts';
import type { Intent, Memory } from '../conversation.ts';
import { type Message, type Rule, speakersIn, topicWords } from '../rule.ts';

const MORE =
  /^(?:(?:and |ok |show |give |tell )*(?:me )?(?:more|another(?: one)?|next(?: one)?|one more|again|continue|go on|some more|any more|anything else|others?|the rest)(?: please| pls| of (?:them|those|these)| quotes?)*)[?!. ]*$/u;
const WHO_SAID =
  /^(?:and |so |but )?(?:who (?:said|says|wrote|told|claimed) (?:that|this|it|so)|says who|according to who(?:m)?|whose (?:words|quote) (?:is|are|was) (?:that|this|it|those)|who was that)[?!. ]*$/u;
const IS_TRUE =
  /^(?:and |so |but |wait )?(?:is|was) (?:that|this|it) (?:really |actually )?(?:true|real|right|correct|accurate|so|a real quote|verbatim)[?!. ]*$|^(?:did|does) (?:he|she|they) (?:really|actually) (?:say|said|write|post) (?:that|this|it|so)[?!. ]*$|^really[?!. ]*$|^(?:are you )?sure[?!. ]*$|^(?:check|verify) (?:that|this|it)[?!. ]*$/u;
const WHERE_SAYS =
  /^(?:and |so |but |ok )?(?:where (?:does|do|did|is|was) (?:it|that|this|they|he|she) (?:say|said|stand|written|from|come from)(?: (?:that|this|it|so|from))?|(?:what(?:'s| is) (?:the|your) )?(?:source|sources|citation|proof|evidence)|which article(?: (?:is|says) (?:that|this|it))?|how do you know(?: (?:that|this))?|why (?:this|that) answer|show (?:me )?(?:the )?(?:source|evidence|proof))[?!. ]*$/u;
const OTHERS_SAY =
  /\b(?:do|does|did|what do|what about|and) (?:the )?other (?:articles?|outlets?|sources?|reports?)\b/u;
const ELLIPTIC = /^(?:and|but|so|what about|how about|ok|then)\b/u;
const POINTS_BACK =
  /\b(?:he|she|they|him|her|them|his|hers|their|theirs|it|its|that|this|those|these|there|then|the same|one|ones)\b/u;
/** "Is there": points at nothing. */
const EXISTENTIAL = /\b(?:is|are|was|were|will|did|would) there\b(?! (?:too|also|then)\b)/u;
/** May mean whomever all is about: with a word of its own, such a question stands alone. */
const PLURAL = /\b(?:they|them|theirs?)\b/gu;
const QUESTION_ONLY =
  /^(?:(?:and|but|so|ok) )?(?:why|when|where|who|how|what|how long|how many|how come|since when|which one|what for|where exactly|when exactly|why not|who exactly|how so|what time|what day)(?: (?:was|is|did) (?:that|this|it|he|she|they)(?: (?:happen|said|say|then|again))?)?[?!. ]*$/u;
const THEIR_WORDS =
  /^(?:and |so |but |ok )?(?:what (?:did|does|has|have) (?:he|she|they) (?:say|said)|what else did (?:he|she|they) say|(?:his|her|their) (?:exact )?(?:words|quotes?))(?: (?:about|on) (.+?))?[?!. ]*$/u;
/** Words that say what kind of thing is asked for, and not of what. */
const SAYS_LITTLE =
  /^(?:long|last\p{L}*|many|much|time|day|date|year|place|happen\p{L}*|exactly|often|far|big)$/u;
const CUES = /^(?:and|but|what|how|about|also|too|then|now|ok|next)$/u;

/** Messages that only make sense after the one before. A message with a topic of its own is not touched. */
export const followUpRule: Rule = (message) => {
  const { folded, memory } = message;
  const bare = folded.trim();
  const needs = [MORE, WHO_SAID, IS_TRUE, WHERE_SAYS, QUESTION_ONLY].some((pattern) =>
    pattern.test(bare),
  );
  if (memory === null) return needs ? nothingBefore(message) : null;
  if (MORE.test(bare)) return more(memory);
  if (WHO_SAID.test(bare) || IS_TRUE.test(bare)) return checkLast(memory) ?? evidence(memory);
  if (WHERE_SAYS.test(bare)) return evidence(memory);
  if (/^(?:and |so )?when\b/u.test(bare) && QUESTION_ONLY.test(bare) && memory.quotation !== null)
    return checkLast(memory);
  const theirs = THEIR_WORDS.exec(bare);
  if (theirs && memory.speaker !== null) return wordsOf(memory.speaker, theirs[1]);
  if (OTHERS_SAY.test(bare)) return compareLast(memory);
  if (QUESTION_ONLY.test(bare)) return askAgain(message, memory);
  return switchTime(message, memory) ?? switchPerson(message, memory) ?? carryOver(message, memory);
};

function nothingBefore({ context }: Message) {
  const text = 'I do not know what that refers to: nothing was asked before. For instance:';
  return {
    command: 'help',
    reply: invalid(text, (context.corpus.event.examples.ask ?? []).slice(0, 2)),
  };
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

/** "What about before 2025?" after a timeline. */
function switchTime({ folded, context, names }: Message, { intent }: Memory): Intent | null {
  if (intent.command !== 'timeline' || names.length > 0) return null;
  const when = parseWhen(folded, { lastDay: context.corpus.event.lastDay, days: [] });
  if (when.kind === 'none' || !ELLIPTIC.test(folded)) return null;
  return {
    command: 'timeline',
    options: {
      filter: folded
        .replace(/^(?:and|but|so|what about|how about|ok|then)\s+/u, '')
        .replace(/[?!.]+$/u, ''),
    },
  };
}

/** "And X?": the same of somebody else. */
function switchPerson(message: Message, { intent }: Memory): Intent | null {
  const [name, ...more] = speakersIn(message);
  const alone =
    name !== undefined &&
    more.length === 0 &&
    topicWords(message.text, message.context, CUES) === '';
  if (!alone || (!ELLIPTIC.test(message.folded) && message.words.length > 3)) return null;
  const { command, options } = intent;
  if (command === 'quote') {
    const { skip: _, ...rest } = options;
    return { command, options: { ...rest, speaker: name } };
  }
  if (command === 'whois') return { command, options: { name } };
  if (command === 'verify' && options.quotation !== undefined)
    return { command, options: { ...options, speaker: name } };
  if (command !== 'ask') return null;
  const before = String(options.question ?? '');
  const topic = topicWords(before, message.context, CUES);
  const question =
    askedOf(name, before, message.context) ?? `${name} ${questionWord(before)} ${topic}`.trim();
  return { command: 'ask', options: { question } };
}

/** A question with another name in the place of the first person; null where it names none, or that one already. */
function askedOf(
  name: string,
  question: string,
  { index, corpus }: Message['context'],
): string | null {
  const tokens = words(question);
  const people = corpus.people.filter(({ kind }) => kind === 'person');
  const named = index.analyzer.names
    .mentions(tokens)
    .filter((mention) => people.some((person) => person.name === mention.name));
  const [first] = named;
  if (first === undefined || named.some((mention) => mention.name === name)) return null;
  return tokens.toSpliced(first.start, first.end - first.start, name).join(' ');
}

/** "Why?", "when was that?": asked of what was asked before. */
function askAgain({ folded, context }: Message, memory: Memory): Intent | null {
  const before = lastTopic(memory, context);
  if (before === '') return null;
  const question = folded
    .replace(/[?!.]+$/u, '')
    .replace(/\b(?:that|this|it|he|she|they|then|and|but|so|ok)\b/gu, ' ');
  return {
    command: 'ask',
    options: { question: `${question} ${before}`.replace(/\s+/gu, ' ').trim() },
  };
}

/**
 * A short question that points back takes the topic of the one before along; one with words of its own does not,
 * and least of all one with a word that no article has: it would be answered with what was asked before.
 */
function carryOver(message: Message, memory: Memory): Intent | null {
  const { folded, text, context, names } = message;
  const own = topicWords(text, context, CUES)
    .split(' ')
    .filter((word) => word !== '' && !SAYS_LITTLE.test(word));
  const { analyzer, has } = context.index;
  const strange = own.some((word) => !analyzer.terms(word).some(has));
  const pointers = folded.replace(EXISTENTIAL, '');
  const pointsBack = ELLIPTIC.test(folded)
    ? own.length < 4
    : POINTS_BACK.test(pointers) &&
      own.length < (POINTS_BACK.test(pointers.replace(PLURAL, '')) ? 2 : 1);
  if (memory.intent.command !== 'ask' || !pointsBack || strange) return null;
  if (message.words.length > 12 || names.length > 1) return null;
  const before = lastTopic(memory, context);
  return before === ''
    ? null
    : { command: 'ask', options: { question: `${text.replace(/[?!.]+$/u, '')} ${before}` } };
}

function lastTopic({ intent, quotation }: Memory, context: Message['context']): string {
  const text = String(
    intent.options.question ?? intent.options.topic ?? intent.options.filter ?? quotation ?? '',
  );
  const names = context.index.analyzer
    .terms(text)
    .filter((term) => term.startsWith('@'))
    .map((term) => term.slice(1));
  return [...new Set(names), topicWords(text, context, CUES)].join(' ').trim();
}

function questionWord(text: string): string {
  return (
    /\b(?:who|when|where|why|how long|how many|how|what)\b/u.exec(text.toLowerCase())?.[0] ?? ''
  );
}
