import { rateLimited } from '../contract/replies.ts';
import type { Bot } from './bot.ts';

/** How turns are taken. */
export interface TurnOptions {
  /** Requests that may wait; by default some half a minute of work. */
  readonly most?: number;
  /** Whether what was answered before, or is to be acknowledged, still waits to be sent. */
  readonly congested?: () => boolean;
}

const MOST = 10_000;
/** Milliseconds between two answers while what is to be sent waits: it comes first, but not for ever. */
const PAUSE = 50;
/** Milliseconds between two looks whether it still waits. */
const LOOK = 2;

/**
 * The bot, but it answers one request in each turn of the event loop, in the order in which they came: however many
 * come at once, they are read and acknowledged meanwhile. Who comes when `most` are waiting is told so at once.
 */
export function takeTurns(
  bot: Bot,
  { most = MOST, congested = () => false }: TurnOptions = {},
): Bot {
  const waiting: (() => void)[] = [];
  /** When the last one was answered. */
  let answered = Number.NEGATIVE_INFINITY;

  function next(): void {
    if (congested() && performance.now() - answered < PAUSE) return void setTimeout(next, LOOK);
    answered = performance.now();
    waiting.shift()?.();
    if (waiting.length > 0) setImmediate(next);
  }

  return {
    ...bot,
    async handle(request, signal) {
      if (waiting.length >= most)
        return rateLimited('Too many people ask me at once. Ask again in a minute.');
      await new Promise<void>((resolve) => {
        if (waiting.push(resolve) === 1) setImmediate(next);
      });
      return bot.handle(request, signal);
    },
  };
}
