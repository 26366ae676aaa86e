/** Names and labels of what is counted; the text that Prometheus reads is made of these. */
export interface Counters {
  /** Requests by the command that answered and the status of the reply. */
  readonly requests: {
    readonly platform: string;
    readonly command: string;
    readonly status: string;
  };
  /** Honest noes by kind. */
  readonly noAnswers: { readonly kind: string };
  /** Requests refused because somebody asks too often, by whose bucket was empty. */
  readonly rateLimited: {
    readonly scope: 'user' | 'guild';
    readonly of: 'request' | 'suggestion';
  };
  /** Events that came a second time and were not answered again. */
  readonly duplicates: { readonly platform: string };
  /** Connections that were lost or renewed. */
  readonly reconnects: { readonly platform: string; readonly reason: string };
  /** Answers that could not be delivered. */
  readonly undelivered: { readonly platform: string; readonly reason: string };
  /** Attempts to take a changed corpus in. */
  readonly reloads: { readonly outcome: 'taken' | 'refused' };
}

/** What is timed, in seconds. */
export interface Timers {
  /** From a request to its reply, inside the core. */
  readonly handling: { readonly platform: string };
  /** From an event's arrival to its acknowledgement. */
  readonly acknowledging: { readonly platform: string };
  /** From an event's arrival to the answer's delivery. */
  readonly answering: { readonly platform: string };
}

/** The corpus that answers. */
export interface Serving {
  readonly version: string;
  readonly articles: number;
}

/** What the bot and its adapters count and time. Holds no text, no user id; each label has a few values only. */
export interface Metrics {
  count<Name extends keyof Counters>(name: Name, labels: Counters[Name]): void;
  /** `seconds` is >= 0. */
  time<Name extends keyof Timers>(name: Name, seconds: number, labels: Timers[Name]): void;
  /** Takes the place of what was served before. */
  serving(corpus: Serving): void;
}

/** Counts nothing: where nobody reads. */
export const NO_METRICS: Metrics = {
  count: () => undefined,
  time: () => undefined,
  serving: () => undefined,
};
