import { LRUCache } from 'lru-cache';

/** A function that remembers what it made of the `limit` keys asked for last. */
export function remember<Key extends string | number | object, Value extends object>(
  limit: number,
  make: (key: Key) => Value,
): (key: Key) => Value {
  const made = new LRUCache<Key, Value>({ max: limit, memoMethod: make });
  return (key) => made.memo(key);
}
