import { LRUCache } from 'lru-cache';
import { template } from '../contract/replies.ts';
import type { Block, Reply } from '../contract/reply.ts';
import type { OptionValue } from '../contract/request.ts';

/** A command with its options: what a message comes down to. */
export interface Intent {
  readonly command: string;
  readonly options: Readonly<Record<string, OptionValue>>;
  /** Its question is the words of two messages, one after the other: good to search by, not to show. */
  readonly joined?: true;
  /** What to do where this finds nothing: the message may have meant that. */
  readonly otherwise?: Intent;
}

/** What was last talked about in a conversation: a few fields, no message texts of others, never on disk. */
export interface Memory {
  readonly intent: Intent;
  /** Who was quoted or asked about last, by canonical name. */
  readonly speaker: string | null;
  /** The quotation shown last. */
  readonly quotation: string | null;
  /** Passage that the last answer stood on. */
  readonly passage: string | null;
  /** What the last answer showed first. */
  readonly first: string | null;
}

export interface Conversations {
  recall(conversation: string): Memory | null;
  /** Keeps what a good answer was about; a failed request changes nothing. */
  note(conversation: string, intent: Intent, reply: Reply): void;
}

/** Conversations remembered at once, and for how long after the last message, in milliseconds. */
const MOST = 1000;
const FORGOTTEN_AFTER = 30 * 60_000;

/** Memory of conversations: the least recently used goes first. */
export function createConversations(now: () => number): Conversations {
  const memories = new LRUCache<string, { memory: Memory; at: number }>({ max: MOST });
  return {
    recall(conversation) {
      const known = memories.get(conversation);
      return known && now() - known.at < FORGOTTEN_AFTER ? known.memory : null;
    },
    note(conversation, intent, reply) {
      if (reply.status === 'invalid' || reply.status === 'failure') return;
      memories.set(conversation, { memory: memoryOf(intent, reply), at: now() });
    },
  };
}

/** Whom a command was about. */
function named({ command, options }: Intent): string | null {
  const name =
    command === 'quote' ? options.speaker : command === 'whois' ? options.name : undefined;
  return typeof name === 'string' ? name : null;
}

function memoryOf(intent: Intent, { blocks }: Reply): Memory {
  const quotation = blocks.find((block) => block.kind === 'quotation');
  const verdict = blocks.find((block) => block.kind === 'verdict');
  const cited = blocks.find((block) => block.kind !== 'comparison' && block.citations.length > 0);
  return {
    intent,
    speaker: named(intent) ?? quotation?.speaker ?? verdict?.speaker ?? null,
    quotation: quotation?.text ?? null,
    passage: cited && cited.kind !== 'comparison' ? (cited.citations[0]?.passage ?? null) : null,
    first: firstOf(blocks),
  };
}

/** The reply to a question that was understood from the one before; where it says the same again, it admits that. */
export function admitRepeating(reply: Reply, memory: Memory | null): Reply {
  const first = firstOf(reply.blocks);
  if (reply.status !== 'answer' || first === null || first !== memory?.first) return reply;
  return {
    ...reply,
    blocks: [template('What I showed just now comes nearest:'), ...reply.blocks],
  };
}

function firstOf(blocks: readonly Block[]): string | null {
  const first = blocks.find(({ kind }) => kind === 'text' || kind === 'quotation');
  return first && 'text' in first ? first.text : null;
}
