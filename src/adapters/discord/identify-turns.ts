import { wait } from './wait.ts';

/** Whose turn it is to open a session: `concurrency` shards in each period, as Discord says (`max_concurrency`). */
export interface IdentifyTurns {
  /**
   * Resolves when `shard` may send IDENTIFY.
   * @throws the signal's reason as soon as it aborts: an IDENTIFY on a connection that was opened meanwhile would end it.
   */
  take(shard: number, concurrency: number, signal: AbortSignal): Promise<void>;
}

/** Turns that are `period` milliseconds apart (developers/events/gateway.mdx, "Session Start Limit Object"). */
export function createIdentifyTurns(period: number): IdentifyTurns {
  /** When the next turn is free, by rate limit key. */
  const free = new Map<number, number>();
  return {
    async take(shard, concurrency, signal) {
      const key = shard % concurrency;
      const turn = Math.max(Date.now(), free.get(key) ?? 0);
      free.set(key, turn + period);
      await wait(turn - Date.now(), signal);
      if (!signal.aborted) return;
      // a connection that fails again and again must not push the turns further and further away
      if (free.get(key) === turn + period) free.set(key, turn);
      signal.throwIfAborted();
    },
  };
}
