import type { RESTOptions } from 'discord.js';
import { createLane } from './lane.ts';

type MakeRequest = RESTOptions['makeRequest'];

/** Connections to Discord, and requests under way, at once; more requests wait. */
export const CONNECTIONS = 16;
/**
 * Discord shuts out an address after 10,000 requests in ten minutes that it refuses with 401, 403 or 429
 * (developers/topics/rate-limits.mdx, "Invalid Request Limit"). Ours are less than 500: so many, those under way, and
 * another each so many milliseconds.
 */
const REFUSALS = 380;
const ANOTHER = 6000;

/** Why a request was not made: too many were refused lately. */
export class RefusedTooOften extends Error {
  override readonly name = 'RefusedTooOften';
}

/**
 * Makes requests as `make` does, a few at a time, and none while too many were refused; each one that succeeds makes up for
 * one refused.
 * @throws RefusedTooOften instead of asking.
 */
export function restrained(make: MakeRequest): MakeRequest {
  const lane = createLane(CONNECTIONS);
  let left = REFUSALS;
  let counted = Date.now();

  function refill(): void {
    const now = Date.now();
    left = Math.min(REFUSALS, left + (now - counted) / ANOTHER);
    counted = now;
  }

  return (url, init) =>
    lane(async () => {
      init.signal?.throwIfAborted();
      refill();
      if (left < 1) throw new RefusedTooOften('Discord refused too many requests lately');
      const response = await make(url, init);
      const shared = response.headers.get('x-ratelimit-scope') === 'shared';
      if ([401, 403, 429].includes(response.status) && !shared) left--;
      else if (response.ok) left = Math.min(REFUSALS, left + 1);
      return response;
    });
}
