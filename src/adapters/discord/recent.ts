/** The values last put in, by key: at most `most`, the least recently put goes first. */
export interface Recent<Value> {
  get(key: string): Value | undefined;
  put(key: string, value: Value): void;
}

/** An empty one; `most` is the number of values kept. */
export function createRecent<Value>(most: number): Recent<Value> {
  const values = new Map<string, Value>();
  // kept for good: a map that is asked anew for its first key goes through the places of thousands that are gone
  const oldest = values.keys();
  return {
    get: (key) => values.get(key),
    put(key, value) {
      values.delete(key);
      values.set(key, value);
      if (values.size <= most) return;
      const { value: first } = oldest.next();
      if (first !== undefined) values.delete(first);
    },
  };
}
