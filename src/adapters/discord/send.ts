import { type Attempt, EXPIRED, type Failure, type Make } from './attempt.ts';
import { wait } from './wait.ts';

/** One thing to send, and how much it may cost. */
export interface Sending extends Attempt {
  /** Whether sending it twice does no harm; else it is repeated only when Discord surely did not take it. */
  readonly repeatable: boolean;
  /** Requests left; shared by all that is sent for one interaction. */
  readonly budget: { left: number };
}

/** `uncertain` where Discord may have it all the same. */
export type Sent =
  | { readonly ok: true }
  | ({ readonly ok: false; readonly uncertain: boolean } & Pick<
      Failure,
      'reason' | 'code' | 'status'
    >);

/** Sends one thing; never rejects. */
export type Send = (sending: Sending) => Promise<Sent>;

/** Discord's code for an interaction that has its answer: after a request of ours got lost, our own. */
const ALREADY_ACKNOWLEDGED = 40060;
/** Milliseconds before the first repetition; each next one waits three times as long. */
const FIRST_PAUSE = 100;

/** Sends, and repeats what failed for the time being (429, 5xx, a lost connection, silence) until the deadline or the budget ends. */
export function createSend(make: Make): Send {
  return async (sending) => {
    const { budget, deadline, repeatable } = sending;
    let uncertain = false;
    const unsent = ({ reason, code, status }: Failure): Sent => ({
      ok: false,
      ...{ reason, code, status, uncertain },
    });
    for (let round = 0; ; ) {
      if (budget.left <= 0) return unsent({ ...EXPIRED, reason: 'out_of_requests' });
      const failure = await make(sending);
      if (failure?.held !== true) budget.left--;
      if (failure === null) return { ok: true };
      if (failure.code === ALREADY_ACKNOWLEDGED && round > 0) return { ok: true };
      uncertain ||= failure.ambiguous;
      const { retryAfter, ambiguous, held } = failure;
      if (retryAfter === null || (ambiguous && !repeatable)) return unsent(failure);
      const pause = held ? retryAfter : Math.max(retryAfter, FIRST_PAUSE * 3 ** round++);
      if (budget.left <= 0 || Date.now() + pause >= deadline) return unsent(failure);
      await wait(pause);
    }
  };
}
