import type { webApi } from '@slack/bolt';
import type { Log } from '../../log.ts';
import type { Metrics } from '../../metrics.ts';
import { createLanes } from './lanes.ts';
import type { Place } from './place.ts';
import type { SlackMessage } from './render.ts';
import { originOf } from './request.ts';
import { createResponder } from './respond.ts';
import { markOf, standing } from './standing.ts';
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
  /** Whether the answer stands already, as far as Slack tells: it does in conversations with the bot alone. */
  stands(place: Place): Promise<boolean>;
  /** Whether so many interactions wait for Slack to take their answers that it seems not to. */
  crowded(): boolean;
}

export interface DeliveryOptions {
  readonly client: webApi.WebClient;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly timing: Timing;
  /** Given when waiting is over: what is left is sent at once. */
  readonly hurry: AbortSignal;
  /** Called when Slack no longer takes the token. */
  readonly onDead: (reason: string) => void;
}

/** Answers to interactions on their way at once; who asks more is told that it takes long. */
const MOST = 1000;

/** Posts under way, or waiting for their channel's turn, in all channels; what else is to be posted is given up. */
const MOST_POSTS = 10_000;

/** Times that one message is tried. */
const TRIES = 5;

/** Longest wait that Slack may ask for before the message is given up, in milliseconds. */
const PATIENCE = 60_000;

/** Places where the bot cannot post; the asker is then answered in the conversation with the bot. */
const BARRED = new Set(['not_in_channel', 'channel_not_found', 'is_archived', 'restricted_action']);

/** Posts one message at a time in each channel, in order, and answers interactions at their own address. */
export function createDelivery(options: DeliveryOptions): Delivery {
  const { client, timing, hurry, log, metrics } = options;
  const lanes = createLanes(() => pause(timing.gap, hurry), MOST_POSTS);
  const respond = createResponder(options);
  let responding = 0;

  async function postInTurn(message: SlackMessage, address: Address): Promise<Trouble | null> {
    const full: Trouble = { kind: 'impossible', reason: 'lane_full' };
    return lanes
      .run(address.place.channel, () => post(message, address, options))
      .catch(() => full);
  }

  async function responded(message: SlackMessage, address: Address): Promise<boolean> {
    responding++;
    return respond(message, address).finally(() => responding--);
  }

  async function send(message: SlackMessage, address: Address): Promise<void> {
    if (await responded(message, address)) return;
    const { channel, user } = address.place;
    let trouble = await postInTurn(message, address);
    if (trouble && BARRED.has(trouble.reason) && channel !== user) {
      log.warn('slack.post.barred', { id: address.id, reason: trouble.reason });
      const place: Place = { channel: user, user, direct: true };
      trouble = await postInTurn(message, { ...address, place });
    }
    if (trouble === null) return;
    metrics.count('undelivered', { platform: 'slack', reason: trouble.kind });
    throw new Error(trouble.reason);
  }

  return {
    send,
    crowded: () => responding >= MOST,
    stands: async (place) =>
      (await standing(place, originOf(place).id, client).catch(() => false)) ?? false,
  };
}

/** Null when the message stands, or may stand; else why it was given up. */
async function post(
  message: SlackMessage,
  address: Address,
  options: DeliveryOptions,
): Promise<Trouble | null> {
  const { log, timing, hurry } = options;
  for (let tries = 1; ; tries++) {
    const trouble = await tryPost(message, address, options.client);
    if (trouble === null) return null;
    const { kind, reason } = trouble;
    const wait = (kind === 'refused' && trouble.after) || backoff(tries, timing);
    const last = tries === TRIES || wait > PATIENCE;
    if (kind === 'dead' || (reason === 'invalid_auth' && last)) options.onDead(reason);
    if (kind === 'dead' || kind === 'impossible' || (kind === 'refused' && last)) return trouble;
    await pause(wait, hurry);
    // an error of the server or the line may hide a post; where the bot may read, it looks
    const stands = reason !== 'ratelimited' && (await mayStand(trouble, address, options.client));
    log.warn(stands ? 'slack.post.unknown' : 'slack.post.again', { id: address.id, reason, tries });
    if (stands) return null;
    if (last) return trouble;
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
        ...(direct && { metadata: markOf(id) }),
      });
    return null;
  } catch (error) {
    return troubleOf(error);
  }
}

/** Whether a post that failed may stand nevertheless; where Slack cannot tell, only some errors are certain. */
async function mayStand(
  { kind }: Trouble,
  { place, id }: Address,
  client: webApi.WebClient,
): Promise<boolean> {
  try {
    return (await standing(place, id, client)) ?? kind === 'unknown';
  } catch (error) {
    return troubleOf(error).kind !== 'refused';
  }
}
