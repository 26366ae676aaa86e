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
  const times = new Map<string, number>();
  // kept for good: a map that is asked anew for its first key goes through the places of thousands that are gone
  const oldest = times.keys();
  return {
    take(ids) {
      const time = now();
      if (ids.some((id) => (times.get(id) ?? Number.NEGATIVE_INFINITY) > time - keep)) return false;
      for (const id of ids) {
        times.delete(id);
        times.set(id, time);
        if (times.size <= most) continue;
        const { value: first } = oldest.next();
        if (first !== undefined) times.delete(first);
      }
      return true;
    },
    forget(ids) {
      for (const id of ids) times.delete(id);
    },
  };
}
