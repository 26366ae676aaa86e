import * as z from 'zod';
import type { Address, DeliveryOptions } from './delivery.ts';
import type { SlackMessage } from './render.ts';
import { backoff, pause } from './timing.ts';
import { networkTrouble } from './web-client.ts';

/** An address takes five answers within half an hour. Each comes with its own interaction, and each interaction has one answer. */
const USES = 5;
const LIVES = 30 * 60_000;

/**
 * Answers interactions at the address that came with them: that needs no membership in the channel.
 * @returns a function that says whether the message is settled; if not, it is to be posted.
 */
export function createResponder({ log, timing, hurry }: DeliveryOptions) {
  return async (message: SlackMessage, address: Address): Promise<boolean> => {
    const { place, replace = false, id } = address;
    if (place.response === undefined || (place.thread !== undefined && !replace)) return false;
    const { url, since } = place.response;
    for (let tries = 1; tries <= USES && Date.now() - since < LIVES; tries++) {
      const outcome = await attempt(url, bodyOf(message, address), timing.call);
      if (outcome === 'sent') return true;
      if (outcome === 'gone') return false;
      // a message that replaces another may be sent twice, others may not
      if (outcome === 'unknown' && !replace) {
        log.warn('slack.respond.unknown', { id });
        return true;
      }
      await pause(typeof outcome === 'number' ? outcome : backoff(tries, timing), hurry);
    }
    return false;
  };
}

function bodyOf({ text, blocks }: SlackMessage, { audience, replace = false }: Address): string {
  return JSON.stringify({
    ...(!replace && { response_type: audience === 'everyone' ? 'in_channel' : 'ephemeral' }),
    replace_original: replace,
    text,
    blocks,
    parse: 'none',
    unfurl_links: false,
    unfurl_media: false,
  });
}

/** The milliseconds to wait where Slack asks for it. */
type Outcome = 'sent' | 'gone' | 'unknown' | 'again' | number;

async function attempt(url: string, body: string, limit: number): Promise<Outcome> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(limit),
    });
    await response.arrayBuffer();
    if (response.ok) return 'sent';
    if (response.status === 429) return RETRY_AFTER.parse(response.headers.get('retry-after'));
    return response.status >= 500 ? 'again' : 'gone';
  } catch (error) {
    return networkTrouble(error).kind === 'refused' ? 'again' : 'unknown';
  }
}

/** Seconds to milliseconds; a second where Slack does not say, a minute at most. */
const RETRY_AFTER = z.coerce
  .number()
  .min(1)
  .max(60)
  .catch(1)
  .transform((seconds) => seconds * 1000);
