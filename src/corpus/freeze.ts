/** Freezes plain data, all the way down. */
export function freeze<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    // plain data has no keys but its own
    for (const key in value) freeze(value[key]);
  }
  return value;
}
