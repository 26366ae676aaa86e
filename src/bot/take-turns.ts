import { rateLimited } from '../contract/replies.ts';
import type { Bot } from './bot.ts';

/** How turns are taken. */
export interface TurnOptions {
  /** Requests that may wait; by default some half a minute of work. */
  readonly most?: number;
  /** Milliseconds that somebody may have waited before others are turned away. */
  readonly longest?: number;
  /** Whether what was answered before, or is to be acknowledged, still waits to be sent. */
  readonly congested?: () => boolean;
}

const MOST = 10_000;
/** A burst is worked off, however long that takes; what is asked beyond what can be answered, again and again, is not. */
const LONGEST = 5000;
/** Milliseconds between two answers while what is to be sent waits: it comes first, but not for ever. */
const PAUSE = 50;
/** Milliseconds between two looks whether it still waits. */
const LOOK = 2;

/**
 * The bot, but it answers one request in each turn of the event loop, in the order in which they came: however many
 * come at once, they are read and acknowledged meanwhile. Who comes when `most` are waiting, or one of them has waited
 * for `longest`, is told so at once.
 */
export function takeTurns(
  bot: Bot,
  { most = MOST, longest = LONGEST, congested = () => false }: TurnOptions = {},
): Bot {
  const waiting: { readonly since: number; readonly start: () => void }[] = [];
  /** When the last one was answered. */
  let answered = Number.NEGATIVE_INFINITY;

  function next(): void {
    if (congested() && now() - answered < PAUSE) return void setTimeout(next, LOOK);
    answered = now();
    waiting.shift()?.start();
    if (waiting.length > 0) setImmediate(next);
  }

  function full(): boolean {
    const [first] = waiting;
    return waiting.length >= most || (first !== undefined && now() - first.since >= longest);
  }

  return {
    ...bot,
    async handle(request, signal) {
      if (full()) return rateLimited('Too many people ask me at once. Ask again in a minute.');
      await new Promise<void>((start) => {
        if (waiting.push({ since: now(), start }) === 1) setImmediate(next);
      });
      return bot.handle(request, signal);
    },
  };
}

/** Milliseconds that never run backwards. */
function now(): number {
  return performance.now();
}
