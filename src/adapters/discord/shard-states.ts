import type { Limits } from './limits.ts';
import { wait } from './wait.ts';

/** Which shards are connected, and when each last gave a sign of life. */
export interface ShardStates {
  /** @returns whether the shard had been connected before. */
  up(shard: number): boolean;
  down(shard: number): void;
  /** The shard came a step further on its way to be connected. */
  advanced(shard: number): void;
  /** The gateway answered a heartbeat; that alone brings nobody further. */
  beat(shard: number): void;
  /** The shard waits for its turn, for as long as that takes. */
  waiting(shard: number): void;
  /** Shards that are not connected. */
  allDown(): readonly number[];
  /** Begins anew: all shards are down, as of now. */
  reset(): void;
  /**
   * Resolves when `signal` aborts.
   * @throws Error as soon as a shard has given no sign of life for too long.
   */
  watch(signal: AbortSignal): Promise<void>;
}

/** States of shards; those never heard of are not looked after. */
export function createShardStates({
  stuck,
  silent,
}: Pick<Limits, 'stuck' | 'silent'>): ShardStates {
  const states = new Map<number, { up: boolean; heard: number }>();
  const set = (shard: number, up: boolean, heard = Date.now()) => states.set(shard, { up, heard });
  const known = new Set<number>();
  return {
    up(shard) {
      set(shard, true);
      const before = known.has(shard);
      known.add(shard);
      return before;
    },
    down: (shard) => void set(shard, false),
    advanced: (shard) => void set(shard, false),
    beat(shard) {
      if (states.get(shard)?.up) set(shard, true);
    },
    waiting: (shard) => void set(shard, false, Number.POSITIVE_INFINITY),
    allDown: () => [...states].filter(([, { up }]) => !up).map(([shard]) => shard),
    reset() {
      for (const shard of states.keys()) set(shard, false);
    },
    async watch(signal) {
      while (!signal.aborted) {
        for (const [shard, { up, heard }] of states)
          if (Date.now() - heard > (up ? silent : stuck))
            throw new Error(`shard ${shard} gave no sign of life`);
        await wait(stuck / 10, signal);
      }
    },
  };
}
