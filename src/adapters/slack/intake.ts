import type { ReceiverEvent } from '@slack/bolt';
import * as z from 'zod';
import type { Log } from '../../log.ts';
import type { Metrics } from '../../metrics.ts';
import { digest } from './digest.ts';
import { MESSAGE } from './payloads.ts';
import { isDirect } from './request.ts';
import { createSeen } from './seen.ts';

/** The one door through which everything that Slack sends comes in, whichever way it came. */
export interface Intake {
  /**
   * Hands an event on unless it was taken before; resolves with true when it is worked off. Never rejects.
   * Before `open` and after `close` it is false: events are neither taken nor acknowledged, so that Slack delivers them again,
   * or elsewhere.
   */
  take(event: ReceiverEvent): Promise<boolean>;
  open(): void;
  close(): void;
  /** Resolves when all that was taken is worked off. */
  drained(): Promise<void>;
}

/** Ids known at once, and for how long: Slack's last redelivery of a delayed event comes after a day. */
const MOST = 100_000;
const KEPT = 25 * 3_600_000;

export interface IntakeOptions {
  /** Works an event off; rejects when it was not answered. */
  readonly handle: (event: ReceiverEvent) => Promise<void>;
  readonly log: Log;
  readonly metrics: Metrics;
}

/**
 * An intake that knows what it took; an event whose handling fails is answered when it is delivered again. It knows nothing of other
 * processes. Slack delivers an event again, perhaps to another process, only when it saw no acknowledgement, and everything taken is
 * acknowledged before any work; what then comes again says so, and in conversations with the bot alone is looked up before it is
 * answered.
 */
export function createIntake({ handle, log, metrics }: IntakeOptions): Intake {
  const seen = createSeen(MOST, KEPT);
  const running = new Set<Promise<void>>();
  let isOpen = false;
  return {
    async take(event) {
      if (!isOpen) return false;
      const since = performance.now();
      const ids = idsOf(event.body);
      if (!seen.take(ids)) {
        metrics.count('duplicates', { platform: 'slack' });
        await event.ack();
        return true;
      }
      const ack: ReceiverEvent['ack'] = async (response) => {
        await event.ack(response);
        metrics.time('acknowledging', (performance.now() - since) / 1000, { platform: 'slack' });
      };
      const work = handle({ ...event, ack }).catch((error) => {
        seen.forget(ids);
        log.error('slack.event.failed', { id: nameOf(ids), reason: reasonOf(error) });
      });
      running.add(work);
      await work.finally(() => running.delete(work));
      return true;
    },
    open() {
      isOpen = true;
    },
    close() {
      isOpen = false;
    },
    async drained() {
      while (running.size > 0) await Promise.all(running);
    },
  };
}

const EVENT = z.object({ event_id: z.string(), event: z.unknown() });
const INTERACTION = z.object({ type: z.string().optional(), trigger_id: z.string() });

/**
 * The ids under which an event may come again. A message and the mention in it are two events with ids of their own: they share
 * the message's. Type-aheads have none: each is answered.
 */
function idsOf(body: unknown): readonly string[] {
  const event = EVENT.safeParse(body);
  if (event.success) {
    const message = MESSAGE.safeParse(event.data.event);
    const heard =
      message.success && (message.data.type === 'app_mention' || isDirect(message.data));
    return heard
      ? [event.data.event_id, `${message.data.channel}:${message.data.ts}`]
      : [event.data.event_id];
  }
  const interaction = INTERACTION.safeParse(body);
  return interaction.success && interaction.data.type !== 'block_suggestion'
    ? [interaction.data.trigger_id]
    : [];
}

/** The name that the log's other lines give a message; Slack's own ids are secrets, or too long to read out. Null for a type-ahead. */
function nameOf(ids: readonly string[]): string | null {
  const id = ids.at(-1);
  return id === undefined ? null : digest(id);
}

/** The name of an error, never its message, which may quote what somebody wrote. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const inner = 'original' in error && error.original instanceof Error ? error.original : error;
  return /^[a-z_]{3,40}$/u.test(inner.message) ? inner.message : inner.name;
}
