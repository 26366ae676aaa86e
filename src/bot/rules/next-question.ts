import { fold } from '../../language/text.ts';
import { parseWhen } from '../../language/when.ts';
import { isStopWord, words } from '../../language/words.ts';
import type { Intent, Memory } from '../conversation.ts';
import { type Message, speakersIn, topicWords } from '../rule.ts';
import { aboutThem, opensWithPronoun } from './pronoun.ts';

const ELLIPTIC = /^(?:and|but|so|what about|how about|ok|then)\b/u;
const POINTS_BACK =
  /\b(?:he|she|they|him|her|them|his|hers|their|theirs|it|its|that|this|those|these|there|then|the same|one|ones)\b/u;
/** "Is there": points at nothing. */
const EXISTENTIAL = /\b(?:is|are|was|were|will|did|would) there\b(?! (?:too|also|then)\b)/u;
/** May mean whomever all is about: with a word of its own, such a question stands alone. */
const PLURAL = /\b(?:they|them|theirs?)\b/gu;
/** Words that say what kind of thing is asked for, and not of what. */
const SAYS_LITTLE =
  /^(?:long|last\p{L}*|many|much|time|day|date|year|place|happen\p{L}*|exactly|often|far|big)$/u;
const CUES = /^(?:and|but|what|how|about|also|too|then|now|ok|next)$/u;
const AUXILIARY =
  /^(?:did|does|do|is|are|was|were|has|have|had|can|could|will|would|should|not|there)$/u;
/** "And the lunch", "what about the talks": a noun and nothing that is asked of it. */
const NOUN =
  /^(?:(?:and|but|so|ok|then) )*(?:(?:what|how) about )?(?:the|an?) ([\p{L}'-]+(?: [\p{L}'-]+){0,2})$/u;
/** "And how long was the lunch": says itself of what it asks. */
const WITH_SUBJECT =
  /\b(?:what|when|where|why|who|how)\b.*\b(?:was|is|were|are|did|does|do|will|has|had) the \p{L}+/u;
const ARTICLE = /^(?:the|an?|his|her|their)$/u;
/** Of two words after an article, what is mostly a verb. */
const VERB =
  /ed$|^(?:take|last|start|begin|began|end|go|went|happen|come|came|held|say|mean|cost|look|work|run)s?$/u;

/**
 * The question, or what else was asked before, as a message changes it that only makes sense after it: another time,
 * person or noun, or its topic taken along. Null where the message stands for itself.
 */
export function nextQuestion(message: Message, memory: Memory): Intent | null {
  return (
    switchTime(message, memory) ??
    switchPerson(message, memory) ??
    switchNoun(message, memory) ??
    carryOver(message, memory)
  );
}

/** "Why?", "when was that?": asked of what was asked before. */
export function askAgain({ folded, context }: Message, memory: Memory): Intent | null {
  const before = lastTopic(memory, context);
  if (before === '') return null;
  const question = folded
    .replace(/[?!.]+$/u, '')
    .replace(/\b(?:that|this|it|he|she|they|then|and|but|so|ok)\b/gu, ' ');
  return {
    command: 'ask',
    options: { question: `${question} ${before}`.replace(/\s+/gu, ' ').trim() },
    joined: true,
  };
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
  const people = speakersIn(message);
  const [name, ...more] = people.length > 0 ? people : message.names;
  const alone =
    name !== undefined &&
    more.length === 0 &&
    topicWords(message.text, message.context, CUES) === '';
  if (!alone || (!ELLIPTIC.test(message.folded) && message.words.length > 3)) return null;
  const { command, options } = intent;
  if (command === 'quote') {
    const { skip: _, about, ...rest } = options;
    const kept = about === undefined || saysWhatItAsks(message) ? rest : { ...rest, about };
    return { command, options: { ...kept, speaker: name } };
  }
  if (saysWhatItAsks(message)) return null;
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

/** A question with another name in the place of the first of its kind; null where it names none, or that one already. */
function askedOf(
  name: string,
  question: string,
  { index, corpus }: Message['context'],
): string | null {
  const tokens = words(question);
  const people = corpus.people.filter(({ kind }) => kind === 'person');
  const isPerson = (other: string) => people.some((person) => person.name === other);
  const named = index.analyzer.names
    .mentions(tokens)
    .filter((mention) => isPerson(mention.name) === isPerson(name));
  const [first] = named;
  if (first === undefined || named.some((mention) => mention.name === name)) return null;
  return tokens.toSpliced(first.start, first.end - first.start, name).join(' ');
}

/** Whether a question tells itself what somebody did: "and what did X say", but neither "and why X" nor "and did X". */
function saysWhatItAsks({ folded, words, context }: Message): boolean {
  const [mention] = context.index.analyzer.names.mentions(words);
  return (
    mention !== undefined &&
    AUXILIARY.test(words[mention.start - 1] ?? '') &&
    words.slice(mention.end).some((word) => !CUES.test(word)) &&
    !POINTS_BACK.test(folded)
  );
}

/** "And the talks?": the noun in the place of the subject of the question before. */
function switchNoun({ folded, names, context }: Message, { intent }: Memory): Intent | null {
  const [, noun] = NOUN.exec(folded.replace(/[?!. ]+$/u, '')) ?? [];
  if (noun === undefined || names.length > 0 || intent.command !== 'ask') return null;
  const { analyzer, has } = context.index;
  const own = noun.split(' ');
  if (own.some(isStopWord) || POINTS_BACK.test(noun) || !analyzer.terms(noun).some(has))
    return null;
  const before = fold(String(intent.options.question ?? ''))
    .replace(/[?!. ]+$/u, '')
    .split(' ');
  const start =
    before.findLastIndex((word, i) => ARTICLE.test(word) && AUXILIARY.test(before[i - 1] ?? '')) +
    1;
  const length = before
    .slice(start)
    .findIndex((word, i) => isStopWord(word) || (i > 0 && VERB.test(word)));
  if (start === 0 || length === 0) return null;
  const end = length < 0 ? before.length : start + length;
  return {
    command: 'ask',
    options: { question: before.toSpliced(start, end - start, ...own).join(' ') },
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
  if (strange) return null;
  const theirs =
    own.length > 0 && (pointsBack || opensWithPronoun(message)) ? aboutThem(message, memory) : null;
  if (theirs) return theirs;
  if (memory.intent.command !== 'ask' || !pointsBack) return null;
  if (message.words.length > 12 || names.length > 1 || saysWhatItAsks(message)) return null;
  if (WITH_SUBJECT.test(folded) && !POINTS_BACK.test(folded)) return null;
  const before = lastTopic(memory, context);
  return before === ''
    ? null
    : {
        command: 'ask',
        options: { question: `${text.replace(/[?!.]+$/u, '')} ${before}` },
        joined: true,
      };
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
