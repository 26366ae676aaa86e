import { createLane } from './lane.ts';

/** What of a response tells whether it counts as refused. */
export interface Judged {
  /** HTTP status; 0 where no request was made. */
  readonly status: number;
  /** Whether a 429 is for what many bots share: such are not held against this one. */
  readonly shared: boolean;
}

/** What all requests of the bot go through. */
export interface Restraint {
  /**
   * Makes a request when its turn comes: that with the earliest deadline, in milliseconds since the epoch, is next.
   * @throws RefusedTooOften instead of making it.
   */
  run<Response extends Judged>(
    request: () => Promise<Response>,
    deadline?: number,
  ): Promise<Response>;
  /** Requests that wait for their turn. */
  waiting(): number;
}

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

/** Lets a few requests be made at a time, and none while too many were refused; each one that succeeds makes up for one refused. */
export function createRestraint(): Restraint {
  const lane = createLane(CONNECTIONS);
  let left = REFUSALS;
  let counted = Date.now();

  function refill(): void {
    const now = Date.now();
    left = Math.min(REFUSALS, left + (now - counted) / ANOTHER);
    counted = now;
  }

  return {
    run: (request, deadline) =>
      lane.run(async () => {
        refill();
        if (left < 1) throw new RefusedTooOften('Discord refused too many requests lately');
        const response = await request();
        const { status, shared } = response;
        if ([401, 403, 429].includes(status) && !shared) left--;
        else if (status >= 200 && status < 300) left = Math.min(REFUSALS, left + 1);
        return response;
      }, deadline),
    waiting: lane.waiting,
  };
}
