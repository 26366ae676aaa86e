import { Agent } from 'undici';
import * as z from 'zod';
import type { Address, DeliveryOptions } from './delivery.ts';
import type { SlackMessage } from './render.ts';
import { backoff, pause } from './timing.ts';
import { HIDING, networkTrouble } from './web-client.ts';

/** An address takes five answers within half an hour. Each comes with its own interaction, and each interaction has one answer. */
const USES = 5;
const LIVES = 30 * 60_000;

/** Connections to Slack at once; more answers wait. Many, for the times when it takes seconds over each. */
const CONNECTIONS = 256;

/**
 * Answers interactions at the address that came with them: that needs no membership in the channel.
 * @returns a function that says whether the message is settled; if not, it is to be posted.
 */
export function createResponder({ log, timing, hurry }: DeliveryOptions) {
  const { call: timeout } = timing;
  // global fetch costs four times as much of the processor; these times begin when a connection is free
  const agent = new Agent({
    connections: CONNECTIONS,
    connect: { timeout },
    headersTimeout: timeout,
    bodyTimeout: timeout,
  });
  return async (message: SlackMessage, address: Address): Promise<boolean> => {
    const { place, replace = false, id } = address;
    if (place.response === undefined || (place.thread !== undefined && !replace)) return false;
    const { url, since } = place.response;
    let uncertain = false;
    for (let tries = 1; tries <= USES && Date.now() - since < LIVES; tries++) {
      const outcome = await attempt({ agent, timeout }, url, bodyOf(message, address));
      if (outcome === 'sent') return true;
      uncertain ||= outcome === 'unknown';
      // a message that replaces another may be sent twice, others may not
      if (outcome === 'gone' || (uncertain && !replace)) break;
      await pause(typeof outcome === 'number' ? outcome : backoff(tries, timing), hurry);
    }
    if (uncertain) log.warn('slack.respond.unknown', { id });
    return uncertain;
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

async function attempt(
  { agent, timeout }: { readonly agent: Agent; readonly timeout: number },
  url: string,
  body: string,
): Promise<Outcome> {
  try {
    const { origin, pathname, search } = new URL(url);
    const response = await agent.request({
      origin,
      path: `${pathname}${search}`,
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    const { statusCode: status, headers } = response;
    // the status says all; a body without an end must not hold the connection
    const endless = setTimeout(() => response.body.destroy(), timeout);
    await response.body.dump();
    clearTimeout(endless);
    if (status < 300) return 'sent';
    if (status === 429) return RETRY_AFTER.parse(headers['retry-after']);
    if (status < 500) return 'gone';
    return HIDING.has(status) ? 'unknown' : 'again';
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
