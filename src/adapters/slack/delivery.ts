import type { webApi } from '@slack/bolt';
import * as z from 'zod';
import type { Log } from '../../log.ts';
import { createLanes } from './lanes.ts';
import type { Place } from './place.ts';
import type { SlackMessage } from './render.ts';
import { createResponder } from './respond.ts';
import { backoff, pause, type Timing } from './timing.ts';
import { type Trouble, troubleOf } from './web-client.ts';

/** Whom a message is for, and where. */
export interface Address {
  readonly place: Place;
  readonly audience: 'everyone' | 'asker';
  /** Whether it takes the place of the message whose button was pressed. */
  readonly replace?: boolean;
  /** Of the request that is answered. */
  readonly id: string;
}

/** Brings messages to Slack. */
export interface Delivery {
  /**
   * Resolves when the message stands, or may stand and Slack has no means to tell; then it is not sent again.
   * @throws Error when it certainly does not stand, so that a further delivery of the event may be answered.
   */
  send(message: SlackMessage, address: Address): Promise<void>;
}

export interface DeliveryOptions {
  readonly client: webApi.WebClient;
  readonly log: Log;
  readonly timing: Timing;
  /** Given when waiting is over: what is left is sent at once. */
  readonly hurry: AbortSignal;
  /** Called when Slack no longer takes the token. */
  readonly onDead: (reason: string) => void;
}

/** Times that one message is tried. */
const TRIES = 5;

/** Longest wait that Slack may ask for before the message is given up, in milliseconds. */
const PATIENCE = 60_000;

/** Places where the bot cannot post; the asker is then answered in the conversation with the bot. */
const BARRED = new Set(['not_in_channel', 'channel_not_found', 'is_archived', 'restricted_action']);

/** Posts one message at a time in each channel, in order, and answers interactions at their own address. */
export function createDelivery(options: DeliveryOptions): Delivery {
  const { timing, hurry, log } = options;
  const lanes = createLanes(() => pause(timing.gap, hurry));
  const respond = createResponder(options);
  return {
    async send(message, address) {
      if (await respond(message, address)) return;
      try {
        await lanes.run(address.place.channel, () => post(message, address, options));
      } catch (error) {
        const reason = error instanceof Error ? error.message : 'unknown';
        const { channel, user } = address.place;
        if (!BARRED.has(reason) || channel === user) throw error;
        log.warn('slack.post.barred', { id: address.id, reason });
        const place: Place = { channel: user, user, direct: true };
        await lanes.run(user, () => post(message, { ...address, place }, options));
      }
    },
  };
}

async function post(message: SlackMessage, address: Address, options: DeliveryOptions) {
  const { log, timing, hurry } = options;
  for (let tries = 1; ; tries++) {
    const trouble = await tryPost(message, address, options.client);
    if (trouble === null) return;
    const { kind, reason } = trouble;
    const wait = (kind === 'refused' && trouble.after) || backoff(tries, timing);
    const last = tries === TRIES || wait > PATIENCE;
    if (kind === 'dead' || (reason === 'invalid_auth' && last)) options.onDead(reason);
    if (kind === 'dead' || kind === 'impossible' || (kind === 'refused' && last))
      throw new Error(reason);
    await pause(wait, hurry);
    // an error of the server or the line may hide a post; where the bot may read, it looks
    const stands = reason !== 'ratelimited' && (await mayStand(trouble, address, options.client));
    log.warn(stands ? 'slack.post.unknown' : 'slack.post.again', { id: address.id, reason, tries });
    if (stands) return;
    if (last) throw new Error(reason);
  }
}

async function tryPost(
  { text, blocks }: SlackMessage,
  { place, audience, id }: Address,
  client: webApi.WebClient,
): Promise<Trouble | null> {
  const { channel, user, thread, opensThread, direct } = place;
  const content = { channel, text, blocks, parse: 'none' as const };
  try {
    if (audience === 'asker' && !direct)
      await client.chat.postEphemeral({
        ...content,
        user,
        ...(thread !== undefined && !opensThread && { thread_ts: thread }),
      });
    else
      await client.chat.postMessage({
        ...content,
        unfurl_links: false,
        unfurl_media: false,
        ...(thread !== undefined && { thread_ts: thread }),
        ...(direct && { metadata: { event_type: MARK, event_payload: { id } } }),
      });
    return null;
  } catch (error) {
    return troubleOf(error);
  }
}

/** Type of the metadata by which the bot knows its own answers again. */
const MARK = 'anchorage_answer';

/** Whether a post that failed may stand nevertheless. In a direct conversation Slack tells; elsewhere only some errors are certain. */
async function mayStand(
  { kind }: Trouble,
  { place: { channel, thread, direct }, id }: Address,
  client: webApi.WebClient,
): Promise<boolean> {
  if (!direct || !channel.startsWith('D')) return kind === 'unknown';
  const page = { channel, limit: 20, include_all_metadata: true };
  try {
    const { messages = [] } =
      thread === undefined
        ? await client.conversations.history(page)
        : await client.conversations.replies({ ...page, ts: thread });
    return messages.some(({ metadata }) => isOurs(metadata, id));
  } catch (error) {
    return troubleOf(error).kind !== 'refused';
  }
}

function isOurs(metadata: unknown, id: string): boolean {
  const mark = METADATA.safeParse(metadata);
  return mark.success && mark.data.event_payload.id === id;
}

const METADATA = z.object({
  event_type: z.literal(MARK),
  event_payload: z.object({ id: z.string() }),
});
