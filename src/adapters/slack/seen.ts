/** What was taken already, by the ids under which it may come again. */
export interface Seen {
  /** Notes the ids and says true, or says false when one of them is known. */
  take(ids: readonly string[]): boolean;
  /** Makes the ids unknown again: what failed may come again. */
  forget(ids: readonly string[]): void;
}

/**
 * Memory of ids, bounded in number and time; the oldest go first.
 * @param keep milliseconds for which an id is known.
 */
export function createSeen(most: number, keep: number, now: () => number = Date.now): Seen {
  const times = new Map<string, number>();
  return {
    take(ids) {
      const old = now() - keep;
      for (const [id, time] of times) {
        if (time > old && times.size + ids.length <= most) break;
        times.delete(id);
      }
      if (ids.some((id) => times.has(id))) return false;
      for (const id of ids) times.set(id, now());
      return true;
    },
    forget(ids) {
      for (const id of ids) times.delete(id);
    },
  };
}
