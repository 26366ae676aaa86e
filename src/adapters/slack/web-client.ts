import { type Logger, webApi } from '@slack/bolt';

/** How the Web API is reached. */
export interface WebClientSettings {
  /** Address of the Web API, with or without a slash at its end. */
  readonly apiUrl: string;
  readonly logger: Logger;
  /** Milliseconds after which a call is given up. */
  readonly timeout: number;
}

/**
 * Options of a Web API client that neither retries nor waits by itself: who calls decides that. A fresh object each time,
 * because clients write into theirs.
 */
export function webClientOptions({ apiUrl, logger, timeout }: WebClientSettings) {
  return {
    slackApiUrl: apiUrl.endsWith('/') ? apiUrl : `${apiUrl}/`,
    logger,
    timeout,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    allowAbsoluteUrls: false,
    ...(fetchWithRetryAfter && { fetch: fetchWithRetryAfter }),
  } satisfies webApi.WebClientOptions;
}

/** What went wrong with a call, in the terms that decide what to do next. */
export type Trouble =
  /** Nothing happened at Slack; worth another try after so many milliseconds, if it says so. */
  | { readonly kind: 'refused'; readonly after: number | null; readonly reason: string }
  /** It may or may not have happened. */
  | { readonly kind: 'unknown'; readonly reason: string }
  /** Trying again is in vain. */
  | { readonly kind: 'impossible'; readonly reason: string }
  /** The token is dead: nothing will work until the operator acts. */
  | { readonly kind: 'dead'; readonly reason: string };

/** Sorts an error of a Web API call. */
export function troubleOf(error: unknown): Trouble {
  if (error instanceof webApi.WebAPIRateLimitedError)
    return { kind: 'refused', after: error.retryAfter * 1000, reason: 'ratelimited' };
  if (error instanceof webApi.WebAPIHTTPError) {
    const reason = `http_${error.statusCode}`;
    if (HIDING.has(error.statusCode)) return { kind: 'unknown', reason };
    return error.statusCode >= 500
      ? { kind: 'refused', after: null, reason }
      : { kind: 'impossible', reason };
  }
  if (error instanceof webApi.WebAPIPlatformError) return platformTrouble(error.data.error);
  if (error instanceof webApi.WebAPIRequestError) return networkTrouble(error.original);
  return { kind: 'impossible', reason: error instanceof Error ? error.name : 'unknown' };
}

/** Statuses of a gateway that lost, or gave up, a request which it had handed on. */
export const HIDING: ReadonlySet<number> = new Set([502, 504]);

/** Sorts an error of a connection: what failed before a connection stood cannot have happened. */
export function networkTrouble(error: unknown): Trouble {
  const code = codeOf(error) ?? (error instanceof Error ? codeOf(error.cause) : undefined);
  const reason = code ?? (error instanceof Error ? error.name : 'unknown');
  return code !== undefined && UNCONNECTED.has(code)
    ? { kind: 'refused', after: null, reason }
    : { kind: 'unknown', reason };
}

const UNCONNECTED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** `invalid_auth` is not among them: Slack has said so in passing, so it counts when it lasts. */
const DEAD = new Set([
  'account_inactive',
  'token_revoked',
  'token_expired',
  'not_allowed_token_type',
  'not_authed',
  'missing_scope',
  'org_login_required',
  'team_access_not_granted',
]);

/** Slack says of these that part of the work may be done. */
const HALF_DONE = new Set(['internal_error', 'fatal_error', 'request_timeout']);

const BUSY = new Set(['ratelimited', 'rate_limited', 'service_unavailable', 'invalid_auth']);

function platformTrouble(reason: string): Trouble {
  if (DEAD.has(reason)) return { kind: 'dead', reason };
  if (HALF_DONE.has(reason)) return { kind: 'unknown', reason };
  if (BUSY.has(reason)) return { kind: 'refused', after: null, reason };
  return { kind: 'impossible', reason };
}

/** Slack's client gives up for good on a 429 that names no time; a second is what Slack asks between posts. */
const fetchWithRetryAfter: webApi.WebClientOptions['fetch'] = async (url, init) => {
  const response = await fetch(url, init);
  if (response.status !== 429 || response.headers.has('retry-after')) return response;
  return new Response(null, { status: 429, headers: { 'retry-after': '1' } });
};

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;
}
