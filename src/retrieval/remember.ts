/** A function that remembers what it made of the `limit` keys asked for last. */
export function remember<Key, Value extends object>(
  limit: number,
  make: (key: Key) => Value,
): (key: Key) => Value {
  const made = new Map<Key, Value>();
  return (key) => {
    const known = made.get(key);
    const value = known ?? make(key);
    // the oldest stands first
    if (known) made.delete(key);
    made.set(key, value);
    const [oldest] = made.size > limit ? made.keys() : [];
    if (oldest !== undefined) made.delete(oldest);
    return value;
  };
}
