import { DiscordAPIError, HTTPError, RateLimitError, type REST, type RouteLike } from 'discord.js';
import { wait } from './wait.ts';

/** One thing to send, and how much it may cost. */
export interface Sending {
  readonly method: 'post' | 'patch';
  readonly route: RouteLike;
  readonly body: unknown;
  /** Whether the bot's token goes along. */
  readonly auth: boolean;
  /** Milliseconds since the epoch after which nobody waits for it any more. */
  readonly deadline: number;
  /** Milliseconds that one request may take. */
  readonly timeout: number;
  /** Whether sending it twice does no harm; else it is repeated only when Discord surely did not take it. */
  readonly repeatable: boolean;
  /** Requests left; shared by all that is sent for one interaction. */
  readonly budget: { left: number };
}

/** `code` is Discord's JSON error code, 0 where there is none; `status` the HTTP status, 0 where there is none. */
export type Sent =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: string; readonly code: number; readonly status: number };

/** Sends one thing; never rejects. */
export type Send = (sending: Sending) => Promise<Sent>;

/** Discord's code for an interaction that has its answer: after a request of ours got lost, our own. */
const ALREADY_ACKNOWLEDGED = 40060;
/** Milliseconds before the first repetition; each next one waits three times as long. */
const FIRST_PAUSE = 100;

/**
 * Sends, and repeats what failed for the time being (429, 5xx, a lost connection, silence) until the deadline or the
 * budget ends. Never rejects.
 */
export function createSend(rest: REST): Send {
  return async (sending) => {
    const { budget, deadline, repeatable } = sending;
    for (let round = 0; ; round++) {
      if (budget.left <= 0) return failed('out of requests');
      if (Date.now() >= deadline) return failed('too late');
      budget.left--;
      const failure = await attempt(rest, sending);
      if (failure === null) return { ok: true };
      const { sent, retryAfter } = failure;
      if (!sent.ok && sent.code === ALREADY_ACKNOWLEDGED && round > 0) return { ok: true };
      if (retryAfter === null || (failure.ambiguous && !repeatable)) return sent;
      const pause = Math.max(retryAfter, FIRST_PAUSE * 3 ** round);
      if (budget.left <= 0 || Date.now() + pause >= deadline) return sent;
      await wait(pause);
    }
  };
}

interface Failure {
  readonly sent: Sent;
  /** Milliseconds to wait at least before another attempt; null where none would help. */
  readonly retryAfter: number | null;
  /** Whether Discord may have taken it all the same. */
  readonly ambiguous: boolean;
}

async function attempt(rest: REST, sending: Sending): Promise<Failure | null> {
  const { method, route, body, auth, deadline, timeout } = sending;
  const left = Math.max(1, Math.min(timeout, deadline - Date.now()));
  try {
    await rest[method](route, { body, auth, signal: AbortSignal.timeout(left) });
    return null;
  } catch (error) {
    return failureOf(error);
  }
}

function failureOf(error: unknown): Failure {
  if (error instanceof RateLimitError)
    return { sent: failed('rate limited', 429), retryAfter: error.retryAfter, ambiguous: false };
  if (error instanceof DiscordAPIError)
    return {
      sent: { ok: false, reason: 'refused', code: Number(error.code), status: error.status },
      retryAfter: null,
      ambiguous: false,
    };
  if (error instanceof HTTPError)
    return { sent: failed('server error', error.status), retryAfter: 0, ambiguous: true };
  const name = error instanceof Error ? error.name : typeof error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return {
    sent: failed(code || name),
    retryAfter: 0,
    ambiguous: code !== 'ECONNREFUSED',
  };
}

function failed(reason: string, status = 0): Sent {
  return { ok: false, reason, code: 0, status };
}
