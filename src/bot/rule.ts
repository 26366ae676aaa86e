import type { Context } from '../contract/command.ts';
import type { Reply } from '../contract/reply.ts';
import { quotedParts } from '../language/quotations.ts';
import { fold } from '../language/text.ts';
import { isStopWord, words } from '../language/words.ts';
import type { Intent, Memory } from './conversation.ts';

/** A free message as the rules see it. */
export interface Message {
  /** As it was typed, cleaned. */
  readonly text: string;
  /** Lower case, plain marks. */
  readonly folded: string;
  readonly words: readonly string[];
  /** Canonical names of the people and bodies mentioned, in order, each once. */
  readonly names: readonly string[];
  /** What stands between quotation marks, the longest first. */
  readonly quoted: readonly string[];
  readonly context: Context;
  readonly memory: Memory | null;
}

/** A reply that needs no command to run, in the name of one. */
export interface Ready {
  readonly command: string;
  readonly reply: Reply;
}

/** What a message comes down to, or null when the rule has nothing to say. */
export type Rule = (message: Message) => Intent | Ready | null;

/** Reads a message once, for all rules. */
export function readMessage(text: string, context: Context, memory: Memory | null): Message {
  const { analyzer } = context.index;
  const tokens = words(text);
  return {
    text,
    folded: fold(text),
    words: tokens,
    names: [...new Set(analyzer.names.mentions(tokens).map(({ name }) => name))],
    quoted: quotedParts(text),
    context,
    memory,
  };
}

/** The people (and bodies that are quoted) among the names of a message. */
export function speakersIn({ names, context }: Message): readonly string[] {
  const { people } = context.corpus;
  return names.filter((name) =>
    people.some((person) => person.name === name && person.kind === 'person'),
  );
}

/** The words of a text that carry a topic, without names and without `drop`, as typed. */
export function topicWords(text: string, context: Context, drop: RegExp): string {
  const { analyzer } = context.index;
  const tokens = words(text);
  const named = analyzer.names.mentions(tokens);
  return tokens
    .filter(
      (word, i) =>
        !isStopWord(word) &&
        !drop.test(word) &&
        !named.some(({ start, end }) => i >= start && i < end),
    )
    .join(' ');
}
