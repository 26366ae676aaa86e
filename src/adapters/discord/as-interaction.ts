import { EventEmitter } from 'node:events';
import { DefaultRestOptions } from 'discord.js';
import { Pool } from 'undici';
import * as z from 'zod';
import { type Attempt, breakdown, EXPIRED, type Failure, type Make, refusal } from './attempt.ts';
import { userAgent } from './rest.ts';
import { CONNECTIONS, type Restraint } from './restraint.ts';

/**
 * Makes requests with the token of an interaction, which stands in their path. Each token has rate limits of its own and
 * is good for a few requests (topics/rate-limits.mdx), so there is nothing to keep books on; discord.js would keep a
 * queue and a bucket for each.
 * @param apiUrl as for `createRest`.
 */
export function asInteraction(apiUrl: string, restraint: Restraint): Make {
  const { origin, pathname } = new URL(apiUrl);
  const root = `${pathname.replace(/\/$/u, '')}/v${DefaultRestOptions.version}`;
  const pool = new Pool(origin, { connections: CONNECTIONS });
  const headers = { 'content-type': 'application/json', 'user-agent': userAgent() };

  async function respond({ method, route, body, timeout }: Attempt): Promise<Answer> {
    // undici takes either; this costs an eighth of an AbortController
    const late = new EventEmitter();
    const timer = setTimeout(() => late.emit('abort'), timeout);
    try {
      const response = await pool.request({
        method: method === 'post' ? 'POST' : 'PATCH',
        path: `${root}${route}`,
        headers,
        body: JSON.stringify(body),
        signal: late,
      });
      const { statusCode: status } = response;
      const shared = response.headers['x-ratelimit-scope'] === 'shared';
      if (status < 300) {
        await response.body.dump();
        return { status, shared, failure: null };
      }
      const failure = refusal(status, {
        code: codeOf(await response.body.text()),
        retryAfter: 1000 * (Number(response.headers['retry-after']) || 0),
      });
      return { status, shared, failure };
    } finally {
      clearTimeout(timer);
    }
  }

  return async (attempt) => {
    try {
      const { failure } = await restraint.run(async () => {
        // the time in which it waited for its turn is gone
        const timeout = Math.min(attempt.timeout, attempt.deadline - Date.now());
        return timeout > 0 ? respond({ ...attempt, timeout }) : LATE;
      }, attempt.deadline);
      return failure;
    } catch (error) {
      return breakdown(error);
    }
  };
}

interface Answer {
  readonly status: number;
  readonly shared: boolean;
  readonly failure: Failure | null;
}

const LATE: Answer = { status: 0, shared: true, failure: EXPIRED };
const ERROR = z.object({ code: z.int() });

/** Discord's JSON error code; 0 where there is none. */
function codeOf(text: string): number {
  try {
    return ERROR.safeParse(JSON.parse(text)).data?.code ?? 0;
  } catch {
    return 0;
  }
}
