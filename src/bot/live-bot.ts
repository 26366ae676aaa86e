import type { Bot } from './bot.ts';

/** A bot that can be exchanged for another of the same commands. */
export interface LiveBot extends Bot {
  /** Requests from now on go to the other bot; those under way end with the one that took them. */
  exchange(next: Bot): void;
}

export function createLiveBot(first: Bot): LiveBot {
  let current = first;
  return {
    commands: first.commands,
    handle: (request, signal) => current.handle(request, signal),
    suggest: (typing) => current.suggest(typing),
    exchange(next) {
      current = next;
    },
  };
}
