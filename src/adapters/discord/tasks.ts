import type { Log } from '../../log.ts';
import { within } from './wait.ts';

/** Work under way. */
export interface Tasks {
  /** Keeps count of some work; a rejection is logged with the id of the interaction or message that it answers. */
  run(work: Promise<void>, id: string): void;
  /** Work under way. */
  count(): number;
  /** Resolves when no work is left, at the latest after so many milliseconds. */
  idle(longest: number): Promise<void>;
}

/** Counts work; what it rejects with goes to the log, by name. */
export function createTasks(log: Log): Tasks {
  const running = new Set<Promise<void>>();
  return {
    run(work, id) {
      const task: Promise<void> = work
        .catch((error: unknown) => {
          const reason = error instanceof Error ? error.name : typeof error;
          log.error('discord.failed', { id, reason });
        })
        .finally(() => running.delete(task));
      running.add(task);
    },
    count: () => running.size,
    async idle(longest) {
      await within(Promise.all(running), longest);
      if (running.size > 0) log.warn('discord.unanswered', { count: running.size });
    },
  };
}
