import { LRUCache } from 'lru-cache';

/** What was taken already, by the ids under which it may come again. */
export interface Seen {
  /** Notes the ids and says true, or says false when one of them is known. */
  take(ids: readonly string[]): boolean;
  /** Makes the ids unknown again: what failed may come again. */
  forget(ids: readonly string[]): void;
}

/**
 * Memory of ids, bounded in number; the oldest go first.
 * @param most ids kept at once.
 * @param keep milliseconds for which an id is known.
 */
export function createSeen(most: number, keep: number, now: () => number = Date.now): Seen {
  const times = new LRUCache<string, number>({ max: most });
  // a look does not make an id younger
  const since = (id: string) => times.peek(id) ?? Number.NEGATIVE_INFINITY;
  return {
    take(ids) {
      const time = now();
      if (ids.some((id) => since(id) > time - keep)) return false;
      for (const id of ids) times.set(id, time);
      return true;
    },
    forget(ids) {
      for (const id of ids) times.delete(id);
    },
  };
}
