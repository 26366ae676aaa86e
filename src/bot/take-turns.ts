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
const PAUSE = 20;

/**
 * The bot, but it answers one request in each turn of the event loop, in the order in which they came: however many
 * come at once, they are read and acknowledged meanwhile. Who comes when `most` are waiting is told so at once.
 */
export function takeTurns(
  bot: Bot,
  { most = MOST, congested = () => false }: TurnOptions = {},
): Bot {
  const waiting: (() => void)[] = [];

  function schedule(): void {
    if (congested()) setTimeout(next, PAUSE);
    else setImmediate(next);
  }

  function next(): void {
    waiting.shift()?.();
    if (waiting.length > 0) schedule();
  }

  return {
    ...bot,
    async handle(request, signal) {
      if (waiting.length >= most)
        return rateLimited('Too many people ask me at once. Ask again in a minute.');
      await new Promise<void>((resolve) => {
        if (waiting.push(resolve) === 1) schedule();
      });
      return bot.handle(request, signal);
    },
  };
}
