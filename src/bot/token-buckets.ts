/** So many at once, and as many again evenly over so many seconds. Both are integers >= 1. */
export interface Rate {
  readonly burst: number;
  readonly seconds: number;
}

/** A bucket of tokens for each key. */
export interface TokenBuckets {
  /** Takes a token: 0 when there was one, else the milliseconds until there is one. A refusal costs nothing. */
  take(key: string): number;
}

/** Buckets kept at once, at most. */
const MOST = 100_000;

/**
 * Token buckets (J. Turner, New directions in communications, IEEE Communications Magazine 24(10), 1986), each kept as
 * the one moment at which it will be full again (ITU-T I.371, virtual scheduling).
 *
 * Memory is bounded by two generations (as in the package hashlru). The older one goes when nothing in it was asked
 * for during `seconds`: its buckets are full, nothing is forgiven. It goes earlier only after half of `MOST` other
 * keys asked since, so that nobody empties somebody else's record by asking once or twice.
 * @param now milliseconds that never run backwards.
 */
export function createTokenBuckets({ burst, seconds }: Rate, now: () => number): TokenBuckets {
  const whole = seconds * 1000;
  const interval = whole / burst;
  let recent = new Map<string, number>();
  let older = recent;
  let since = now();
  return {
    take(key) {
      const time = now();
      if (recent.size >= MOST / 2 || time - since >= whole) {
        older = recent;
        recent = new Map();
        since = time;
      }
      const full = Math.max(recent.get(key) ?? older.get(key) ?? time, time);
      const wait = full + interval - time - whole;
      // fractions of a millisecond come from rounding
      const refused = wait >= 1;
      recent.set(key, refused ? full : full + interval);
      return refused ? wait : 0;
    },
  };
}
