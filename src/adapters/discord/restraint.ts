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

/**
 * Connections to Discord, and requests under way, at once; more requests wait. A request to Discord takes some 100 ms:
 * so many are those of as many commands as one processor answers, each with an acknowledgement and an answer.
 */
export const CONNECTIONS = 64;
/**
 * Discord shuts out an address after 10,000 requests in ten minutes that it refuses with 401, 403 or 429
 * (developers/topics/rate-limits.mdx, "Invalid Request Limit"). Ours are less than 500: so many, and another each so
 * many milliseconds. Those under way may all be refused, so each has one of them until its answer is there.
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
        left--;
        let back = 1;
        try {
          const response = await request();
          const { status, shared } = response;
          if ([401, 403, 429].includes(status) && !shared) back = 0;
          else if (status >= 200 && status < 300) back = 2;
          return response;
        } finally {
          left = Math.min(REFUSALS, left + back);
        }
      }, deadline),
    waiting: lane.waiting,
  };
}
