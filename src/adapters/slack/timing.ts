/** Times in milliseconds; tests shorten them. */
export interface Timing {
  /** Between two posts in one channel: Slack asks for a second. */
  readonly gap: number;
  /** First wait before another try; each further one doubles it. */
  readonly retry: number;
  /** Longest wait between two tries to connect. */
  readonly longest: number;
  /** Longest time that a call of the Web API may take. */
  readonly call: number;
  /** Between two pings on a socket; one that is not answered by the next is a dead line. */
  readonly ping: number;
  /** How long a socket that Slack is about to close is still listened to. */
  readonly retire: number;
  /** A connection that lived as long as this was a good one. */
  readonly steady: number;
  /** How long `stop` waits for what is under way. */
  readonly drain: number;
}

export const TIMING: Timing = {
  gap: 1000,
  retry: 250,
  longest: 10_000,
  call: 10_000,
  ping: 10_000,
  retire: 15_000,
  steady: 10_000,
  drain: 4000,
};

/** The wait before try number `failures` (from 1): doubling, capped, with up to a quarter less so that replicas do not march in step. */
export function backoff(failures: number, { retry, longest }: Timing): number {
  const full = Math.min(retry * 2 ** (failures - 1), longest);
  return full * (1 - Math.random() / 4);
}

/** Waits; resolves early when the signal is given. */
export function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener('abort', done, { once: true });
    function done(): void {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
  });
}
