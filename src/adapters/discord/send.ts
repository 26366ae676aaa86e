import { DiscordAPIError, HTTPError, RateLimitError, type RouteLike } from 'discord.js';
import type { Rests } from './rest.ts';
import { RefusedTooOften } from './restraint.ts';
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

/** Why something was not sent, as operators count it. */
export type Unsent =
  | 'expired'
  | 'out_of_requests'
  | 'rate_limited'
  | 'refused'
  | 'server_error'
  | 'unreachable';

/** `code` is Discord's JSON error code, or the name of what failed; `status` the HTTP status, 0 where there is none. */
export type Sent =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly reason: Unsent;
      readonly code: number | string;
      readonly status: number;
    };

/** Sends one thing; never rejects. */
export type Send = (sending: Sending) => Promise<Sent>;

/** Discord's code for an interaction that has its answer: after a request of ours got lost, our own. */
const ALREADY_ACKNOWLEDGED = 40060;
/** Milliseconds before the first repetition; each next one waits three times as long. */
const FIRST_PAUSE = 100;

/**
 * Sends, and repeats what failed for the time being (429, 5xx, a lost connection, silence) until the deadline or the
 * budget ends. `onDeadToken` is told when Discord does not know the bot's token any more.
 */
export function createSend(rests: Rests, onDeadToken: () => void): Send {
  return async (sending) => {
    const { auth, budget, deadline, repeatable } = sending;
    for (let round = 0; ; ) {
      if (budget.left <= 0) return unsent('out_of_requests');
      if (Date.now() >= deadline) return unsent('expired');
      const failure = await attempt(rests, sending);
      if (failure?.held !== true) budget.left--;
      if (failure === null) return { ok: true };
      const { sent, retryAfter, held } = failure;
      if (!sent.ok && sent.code === ALREADY_ACKNOWLEDGED && round > 0) return { ok: true };
      if (!sent.ok && sent.status === 401 && auth) onDeadToken();
      if (retryAfter === null || (failure.ambiguous && !repeatable)) return sent;
      const pause = held ? retryAfter : Math.max(retryAfter, FIRST_PAUSE * 3 ** round++);
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
  /** Whether no request was made at all: the bucket of its route is empty. */
  readonly held?: boolean;
}

async function attempt(rests: Rests, sending: Sending): Promise<Failure | null> {
  const { method, route, body, auth, deadline, timeout } = sending;
  const left = Math.max(1, Math.min(timeout, deadline - Date.now()));
  const rest = auth ? rests.bot : rests.interactions;
  // AbortSignal.timeout lives on for its whole time after the answer, which costs collections of garbage
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), left);
  try {
    await rest[method](route, { body, auth, signal: late.signal });
    return null;
  } catch (error) {
    return failureOf(error);
  } finally {
    clearTimeout(timer);
  }
}

function failureOf(error: unknown): Failure {
  if (error instanceof RateLimitError) {
    const { limit, retryAfter, timeToReset } = error;
    return {
      sent: unsent('rate_limited', { status: 429 }),
      retryAfter: Math.max(0, retryAfter),
      ambiguous: false,
      // @discordjs/rest waits for the bucket of a known limit before it asks; a 429 tells its own time
      held: Number.isFinite(limit) && retryAfter === timeToReset,
    };
  }
  if (error instanceof DiscordAPIError) {
    const { code, status } = error;
    return {
      sent: unsent('refused', { code, status }),
      retryAfter: null,
      ambiguous: false,
    };
  }
  if (error instanceof RefusedTooOften)
    return {
      sent: unsent('rate_limited', { code: error.name }),
      retryAfter: null,
      ambiguous: false,
    };
  if (error instanceof HTTPError)
    return {
      sent: unsent('server_error', { status: error.status }),
      retryAfter: 0,
      ambiguous: true,
    };
  const name = error instanceof Error ? error.name : typeof error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : name;
  return {
    sent: unsent('unreachable', { code }),
    retryAfter: 0,
    ambiguous: code !== 'ECONNREFUSED',
  };
}

function unsent(
  reason: Unsent,
  { code = 0, status = 0 }: { readonly code?: number | string; readonly status?: number } = {},
): Sent {
  return { ok: false, reason, code, status };
}
