/** Milliseconds: half are at most `p50`, 99 of 100 at most `p99`. 0 where nothing was timed: JSON has no NaN. */
export interface Times {
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

/** Sums samples up. */
export function timesOf(samples: readonly number[]): Times {
  const sorted = Float64Array.from(samples).sort();
  const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
  return { p50: at(0.5), p99: at(0.99), max: at(1) };
}

/** `p50 1.2 ms, p99 9.8 ms, max 31 ms`. */
export function describeTimes({ p50, p99, max }: Times): string {
  const short = (value: number) => (value < 10 ? value.toFixed(1) : value.toFixed(0));
  return `p50 ${short(p50)} ms, p99 ${short(p99)} ms, max ${short(max)} ms`;
}
