/** Longest wait in milliseconds: what happens at once may take its time on a busy machine. */
export const PATIENCE = 30_000;

/** A list that can be waited on. */
export interface Ledger<T> {
  readonly items: readonly T[];
  add(item: T): void;
  /** Takes all items out, for runs that would not fit into memory. */
  drain(): readonly T[];
  /** Resolves with the first item, old or new, that fits; rejects after `limit` milliseconds. */
  find(fits: (item: T) => boolean, limit?: number): Promise<T>;
  /** Resolves when so many items that fit are there. */
  count(wanted: number, fits?: (item: T) => boolean, limit?: number): Promise<readonly T[]>;
}

export function createLedger<T>(): Ledger<T> {
  const items: T[] = [];
  const watchers = new Set<() => void>();
  function until<R>(look: () => R | undefined, limit: number): Promise<R> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        watchers.delete(check);
        reject(new Error(`not seen within ${limit} ms; ${items.length} items`));
      }, limit);
      const check = () => {
        const found = look();
        if (found === undefined) return;
        clearTimeout(timer);
        watchers.delete(check);
        resolve(found);
      };
      watchers.add(check);
      check();
    });
  }
  return {
    items,
    add(item) {
      items.push(item);
      for (const watcher of [...watchers]) watcher();
    },
    drain: () => items.splice(0),
    find: (fits, limit = PATIENCE) => until(() => items.find(fits), limit),
    count: (wanted, fits = () => true, limit = PATIENCE) =>
      until(() => {
        const found = items.filter(fits);
        return found.length >= wanted ? found : undefined;
      }, limit),
  };
}
