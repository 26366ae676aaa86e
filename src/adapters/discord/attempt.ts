import type { RouteLike } from 'discord.js';
import { RefusedTooOften } from './restraint.ts';

/** One request to Discord. */
export interface Attempt {
  readonly method: 'post' | 'patch';
  readonly route: RouteLike;
  readonly body: unknown;
  /** Milliseconds since the epoch after which it is not to be made any more. */
  readonly deadline: number;
  /** Milliseconds that it may take. */
  readonly timeout: number;
}

/** Makes a request; null when Discord took it. Never rejects. */
export type Make = (attempt: Attempt) => Promise<Failure | null>;

/** Why something was not sent, as operators count it. */
export type Unsent =
  | 'expired'
  | 'out_of_requests'
  | 'rate_limited'
  | 'refused'
  | 'server_error'
  | 'unreachable';

/** Why a request failed, and what may be done about it. */
export interface Failure {
  readonly reason: Unsent;
  /** Discord's JSON error code, or the name of what failed. */
  readonly code: number | string;
  /** HTTP status, 0 where there is none. */
  readonly status: number;
  /** Milliseconds to wait at least before another attempt; null where none would help. */
  readonly retryAfter: number | null;
  /** Whether Discord may have taken it all the same. */
  readonly ambiguous: boolean;
  /** Whether no request was made at all, such as for an empty bucket of its route. */
  readonly held: boolean;
}

const SURELY = { code: 0, status: 0, retryAfter: null, ambiguous: false, held: false } as const;

/** It was too late for a request. */
export const EXPIRED: Failure = { ...SURELY, reason: 'expired', held: true };

/** The failure that a status of Discord's means. `retryAfter` in milliseconds, for 429. */
export function refusal(
  status: number,
  { code = 0, retryAfter = 0 }: { readonly code?: number | string; readonly retryAfter?: number },
): Failure {
  if (status === 429) return { ...SURELY, reason: 'rate_limited', status, retryAfter };
  if (status >= 500)
    return { ...SURELY, reason: 'server_error', status, retryAfter: 0, ambiguous: true };
  return { ...SURELY, reason: 'refused', code, status };
}

/** The failure that an error means which came instead of a response. */
export function breakdown(error: unknown): Failure {
  const name = error instanceof Error ? error.name : typeof error;
  if (error instanceof RefusedTooOften)
    return { ...SURELY, reason: 'rate_limited', code: name, held: true };
  const code = error instanceof Error && 'code' in error ? String(error.code) : name;
  const ambiguous = code !== 'ECONNREFUSED';
  return { ...SURELY, reason: 'unreachable', code, retryAfter: 0, ambiguous };
}
