import { distance } from 'fastest-levenshtein';
import type { AnyCommand, Context } from '../contract/command.ts';
import { failure, invalid } from '../contract/replies.ts';
import type { Reply } from '../contract/reply.ts';
import type { Request, Typing } from '../contract/request.ts';
import { usage } from '../contract/usage.ts';
import { clean, shorten } from '../language/text.ts';
import { fieldsOf, type Log } from '../log.ts';
import { commandLine } from './command-line.ts';
import {
  admitRepeating,
  type Conversations,
  createConversations,
  type Intent,
} from './conversation.ts';
import { parseOptions } from './parse.ts';
import { LONGEST_QUESTION, route, unreadableQuestion } from './route.ts';

/** The one door to the core. */
export interface Bot {
  readonly commands: readonly AnyCommand[];
  /** Answers a request; never rejects. `signal` is only looked at before work starts. */
  handle(request: Request, signal?: AbortSignal): Promise<Reply>;
  /** Values for an option that fit what was typed so far, at most 25; empty for unknown commands. */
  suggest(typing: Typing): readonly string[];
}

export interface BotOptions extends Context {
  readonly log: Log;
  /** Milliseconds since the epoch; decides when a conversation is forgotten. */
  readonly now?: () => number;
}

/** Longest command line looked at, in characters. */
const LONGEST_LINE = 4000;

/** Builds the bot over a corpus, its index and the commands. */
export function createBot({ corpus, index, commands, log, now = Date.now }: BotOptions): Bot {
  const context: Context = { corpus, index, commands };
  const conversations = createConversations(now);
  const core: Core = { context, conversations };
  return {
    commands,
    async handle(request, signal) {
      try {
        signal?.throwIfAborted();
        return await answerTo(request, core);
      } catch (error) {
        log.error('request.failed', { id: request.origin.id, ...fieldsOf(error) });
        return failure(request.origin.id);
      }
    },
    suggest({ command: typed, option, partial }) {
      const command = commands.find(({ name }) => name === typed);
      return command?.suggest(option, clean(partial), context) ?? [];
    },
  };
}

interface Core {
  readonly context: Context;
  readonly conversations: Conversations;
}

async function answerTo(request: Request, core: Core): Promise<Reply> {
  const { context, conversations } = core;
  const { conversation } = request.origin;
  if (request.kind === 'command') {
    const intent = { command: request.command, options: cleanOptions(request) };
    return remember(await run(intent, context), intent);
  }
  const text = clean(request.text.slice(0, LONGEST_LINE * 2));
  const slash = /^[/!](\p{L}[\p{L}\p{N}_-]*)(?:\s+|$)/u.exec(text);
  const isLine = request.command !== undefined || slash !== null;
  if (text.length > LONGEST_LINE)
    return isLine
      ? tooLong('a command', LONGEST_LINE, context)
      : tooLong('a question', LONGEST_QUESTION, context);
  if (request.command !== undefined) return typed(request.command, text);
  if (slash) return typed((slash[1] ?? '').toLowerCase(), text.slice(slash[0].length));
  if (!/[\p{L}\p{N}?]/u.test(text))
    return invalid(
      'I did not find words in that. Ask me something, for instance:',
      examples(context),
    );
  return freely(text);

  /** A command line: the command is certain, its words are parsed. */
  async function typed(name: string, rest: string): Promise<Reply> {
    const command = context.commands.find((candidate) => candidate.name === name);
    if (!command) return unknownCommand(name, context);
    const parsed = parseOptions(withoutItself(rest, name), command);
    if (!parsed.ok) return withCommand(invalid(parsed.message, usageHints(command, context)), name);
    const intent = { command: name, options: parsed.options };
    return remember(await run(intent, context), intent);
  }

  /** A message in somebody's own words: first as a command without its slash, then by its sense. */
  async function freely(message: string): Promise<Reply> {
    const [first = '', ...rest] = message.split(' ');
    const command = context.commands.find(({ name }) => name === first.toLowerCase());
    const parsed = command
      ? parseOptions(withoutItself(rest.join(' '), command.name), command)
      : undefined;
    if (command && parsed?.ok) {
      const intent = { command: command.name, options: parsed.options };
      const reply = await run(intent, context);
      const isLong = message.length > LONGEST_QUESTION;
      if (reply.status === 'answer' || (isLong && reply.status === 'no_answer'))
        return remember(reply, intent);
    }
    if (message.length > LONGEST_QUESTION) return tooLong('a question', LONGEST_QUESTION, context);
    const memory = conversations.recall(conversation);
    const intent = route(message, context, memory);
    if ('reply' in intent) return withCommand(intent.reply, intent.command);
    const found = await run(intent, context);
    const { otherwise } = intent;
    if (otherwise && found.status === 'no_answer') {
      const reply = await run(otherwise, context);
      if (reply.status === 'answer') return remember(reply, otherwise);
    }
    const reply = remember(found, intent);
    const isFollowUp = intent.command === 'ask' && intent.options.question !== message;
    if (!isFollowUp || intent.options.why === true) return reply;
    const said = admitRepeating(reply, memory);
    return intent.joined && reply.status === 'answer' ? { ...said, suggestions: [] } : said;
  }

  function remember(reply: Reply, intent: Intent): Reply {
    conversations.note(conversation, intent, reply);
    return reply;
  }
}

function cleanOptions({ command, options }: Intent): Intent['options'] {
  return Object.fromEntries(
    Object.entries(options).map(([name, value]) => [
      name,
      // help's own option may be "/help"
      typeof value === 'string' ? withoutItself(clean(value), command) || clean(value) : value,
    ]),
  );
}

async function run(intent: Intent, context: Context): Promise<Reply> {
  const { command: name, options } = intent;
  const command = context.commands.find((candidate) => candidate.name === name);
  if (!command) return unknownCommand(name, context);
  const unreadable = unreadableQuestion(intent, context);
  if (unreadable) return withCommand(unreadable.reply, unreadable.command);
  const outcome = command.execute(options, context);
  if (outcome.ok) {
    const line = commandLine(intent, command);
    return { ...withCommand(await outcome.reply, name), ...(line !== undefined && { line }) };
  }
  const known = command.specs.some((spec) => spec.name === outcome.option);
  const text = known
    ? `${outcome.option} ${outcome.message}. ${usage(command)}`
    : `/${name} has no option “${shorten(outcome.option, 40)}”. ${usage(command)}`;
  return withCommand(invalid(text, usageHints(command, context)), name);
}

/** What was typed after a command without that command before it once more, as pasted lines have it. */
function withoutItself(text: string, command: string): string {
  const words = text.split(' ');
  const first = words.findIndex((word) => word.toLowerCase() !== `/${command}`);
  return first < 0 ? '' : words.slice(first).join(' ');
}

function tooLong(what: string, limit: number, context: Context): Reply {
  return invalid(
    `That is too long for me: ${what} can have ${limit.toLocaleString('en')} characters at most.`,
    examples(context),
  );
}

function withCommand(reply: Reply, command: string): Reply {
  return { ...reply, command };
}

function unknownCommand(name: string, context: Context): Reply {
  const near = context.commands
    .map((command) => ({
      command,
      edits: distance(command.name, name.toLowerCase()),
    }))
    .filter(({ edits }) => edits <= 2)
    .sort((a, b) => a.edits - b.edits)[0];
  const hint = near ? ` Did you mean /${near.command.name}?` : '';
  const line = near ? context.corpus.event.examples[near.command.name]?.[0] : undefined;
  return withCommand(
    invalid(`There is no command /${shorten(name, 40)}.${hint}`, [line ?? '/help']),
    'help',
  );
}

function usageHints(command: AnyCommand, { corpus }: Context): readonly string[] {
  return (corpus.event.examples[command.name] ?? ['/help']).slice(0, 2);
}

function examples({ corpus }: Context): readonly string[] {
  return [...(corpus.event.examples.ask ?? []).slice(0, 2), '/help'];
}
