import type { Log } from '../../log.ts';
import type { Metrics } from '../../metrics.ts';
import type { Answers } from './answers.ts';
import type { CustomIds } from './custom-id.ts';
import type { Limits } from './limits.ts';
import type { Send } from './send.ts';

/** What answering needs, be it an interaction or a message. */
export interface Answering {
  readonly answers: Answers;
  readonly customIds: CustomIds;
  /** Sends what goes to the interaction, or to the channel of the message. */
  readonly send: Send;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly limits: Limits;
  /** Whether answers are shown to the asker only. */
  readonly private: boolean;
  /** Whether so many wait that each has to be acknowledged before it is answered. */
  readonly crowded: () => boolean;
  /** Aborts when waiting for answers is over. */
  readonly giveUp: AbortSignal;
}
