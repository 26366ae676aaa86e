import { createHmac, timingSafeEqual } from 'node:crypto';
import { createSeen } from './seen.ts';

/** Seconds by which a request's clock may be off, to either side. */
const SKEW = 300;

/** Signatures remembered at once: a quarter of an hour at thirty a second. */
const MOST = 30_000;

/** A request as far as its signature goes. */
export interface Signed {
  /** As it came, byte by byte. */
  readonly raw: Buffer;
  readonly timestamp: string | undefined;
  readonly signature: string | undefined;
}

export interface Verifier {
  judge(signed: Signed): 'good' | 'bad' | 'replayed';
  /** A request that was good but not taken may come again as it was: Slack's first retry comes within the second. */
  forget(signed: Signed): void;
}

/**
 * Judges signatures (https://docs.slack.dev/authentication/verifying-requests-from-slack): HMAC-SHA256 over the raw body, in constant
 * time, the clock on both sides; a request that comes a second time is a replay.
 */
export function createVerifier(secret: string, now: () => number = Date.now): Verifier {
  // a signature is worthless once its time has passed, so it need not be known longer
  const seen = createSeen(MOST, 2 * SKEW * 1000, now);
  return {
    judge({ raw, timestamp = '', signature = '' }) {
      if (!/^\d{1,12}$/u.test(timestamp) || !/^v0=[0-9a-f]{64}$/u.test(signature)) return 'bad';
      if (Math.abs(now() / 1000 - Number(timestamp)) > SKEW) return 'bad';
      const hmac = createHmac('sha256', secret).update(`v0:${timestamp}:`).update(raw);
      const wanted = Buffer.from(`v0=${hmac.digest('hex')}`);
      if (!timingSafeEqual(wanted, Buffer.from(signature))) return 'bad';
      return seen.take([signature]) ? 'good' : 'replayed';
    },
    forget({ signature = '' }) {
      seen.forget([signature]);
    },
  };
}
