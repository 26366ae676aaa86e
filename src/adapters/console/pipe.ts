import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import * as z from 'zod';
import type { Bot } from '../../bot/bot.ts';
import { renderPlain } from './render.ts';

const LINE = z.object({
  id: z.string().max(200),
  conversation: z.string().max(200).default('pipe'),
  user: z.string().max(200).default('pipe'),
  direct: z.boolean().default(true),
  text: z.string(),
});

/** Requests under way at once; more wait in the input stream. */
const AT_ONCE = 64;

/**
 * Reads one JSON request a line, writes one JSON reply a line, until the input ends and everything is answered, or
 * nobody reads any more. Requests of one conversation are answered in their order; memory is bounded, because
 * reading pauses.
 * @throws Error when the output cannot be written for another reason.
 */
export async function pipe(
  bot: Bot,
  { input, output }: { input: Readable; output: Writable },
): Promise<void> {
  const write = createWriter(output);
  const lines = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
  let broken: Error | null = null;
  output.on('error', (error: Error) => {
    broken ??= error;
    lines.close();
  });
  const tails = new Map<string, Promise<void>>();
  const running = new Set<Promise<void>>();
  for await (const line of lines) {
    if (broken) break;
    if (line.trim() === '') continue;
    const request = parseLine(line);
    if ('error' in request) {
      await write(request);
      continue;
    }
    const { conversation } = request;
    const task: Promise<void> = (tails.get(conversation) ?? Promise.resolve())
      .then(async () => write(await answer(bot, request)))
      .finally(() => {
        running.delete(task);
        if (tails.get(conversation) === task) tails.delete(conversation);
      });
    tails.set(conversation, task);
    running.add(task);
    if (running.size >= AT_ONCE) await Promise.race(running);
  }
  await Promise.all(running);
  if (broken && !isClosed(broken)) throw broken;
}

/** Whether the reader went away, as `head` does: it has what it wanted. */
function isClosed(error: Error): boolean {
  return 'code' in error && error.code === 'EPIPE';
}

async function answer(bot: Bot, line: z.output<typeof LINE>) {
  const { id, conversation, user, direct, text } = line;
  const origin = {
    id,
    platform: 'console' as const,
    user,
    conversation,
    direct,
  };
  const reply = await bot.handle({ kind: 'text', origin, text });
  const { command = 'help', ...rest } = reply;
  return { id, command, text: renderPlain({ ...rest, suggestions: [] }), reply: rest };
}

function parseLine(line: string): z.output<typeof LINE> | { id: string | null; error: string } {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return {
      id: null,
      error: 'not JSON; a request is one JSON object a line, such as {"id":"1","text":"/help"}',
    };
  }
  const parsed = LINE.safeParse(value);
  if (parsed.success) return parsed.data;
  const id = z.object({ id: z.string() }).safeParse(value);
  const [issue] = parsed.error.issues;
  return {
    id: id.success ? id.data.id : null,
    error: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'invalid'}`,
  };
}

/** Writes one line a value; whoever meets a full output waits, and all wait together. */
function createWriter(output: Writable): (value: unknown) => Promise<void> {
  let drained: Promise<unknown> | null = null;
  return async (value) => {
    if (output.destroyed || output.write(`${JSON.stringify(value)}\n`)) return;
    drained ??= once(output, 'drain')
      .catch(() => undefined)
      .finally(() => {
        drained = null;
      });
    await drained;
  };
}
