import { rateLimited } from '../contract/replies.ts';
import type { Bot } from './bot.ts';

/** Requests that may wait: some half a minute of work. */
const MOST = 10_000;

/**
 * The bot, but it answers one request in each turn of the event loop, in the order in which they came: however many
 * come at once, they are read and acknowledged meanwhile. Who comes when `most` are waiting is told so at once.
 */
export function takeTurns(bot: Bot, most: number = MOST): Bot {
  const waiting: (() => void)[] = [];

  function next(): void {
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
