/** For how long things are waited for, in milliseconds. */
export interface Limits {
  /** From the event to the deferral, when there is no answer yet. */
  readonly defer: number;
  /** From the event to the last request of a first response: Discord gives 3 s. */
  readonly acknowledge: number;
  /** From the event to the last edit: Discord gives 15 min. */
  readonly answer: number;
  /** One request of a first response. */
  readonly acknowledgeRequest: number;
  /** One request of anything else. */
  readonly request: number;
  /** From the signal to stop to the last event taken. */
  readonly lastReads: number;
  /** From then to the last answer. */
  readonly drain: number;
  /** Between two sessions that are opened: Discord allows one in 5 s, or as many as it says. */
  readonly identify: number;
  /** From the last sign of life of a shard that connects to a new attempt. */
  readonly stuck: number;
  /** The same for a connected shard: its heart beats every 41 s. */
  readonly silent: number;
}

/** The limits in use; those of Discord less some time for the way. */
export const LIMITS: Limits = {
  defer: 1500,
  acknowledge: 2900,
  answer: 14.5 * 60_000,
  acknowledgeRequest: 1400,
  request: 10_000,
  lastReads: 100,
  drain: 4000,
  identify: 5500,
  stuck: 60_000,
  silent: 180_000,
};

/** Requests for one interaction or message, whatever happens. */
export const REQUESTS = 5;
