import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import { type Payload, slash } from './payloads.ts';
import { type Ack, createSocketMode, type Sending } from './socket-mode.ts';
import { createWebApi } from './web-api.ts';

export const SIGNING_SECRET = 'canary-signing-secret';

/**
 * An emulated Slack workspace on 127.0.0.1. It proves conformance to Slack's documents, not to Slack. Assumed where they are silent:
 * - an envelope may be acknowledged on another socket than the one that brought it (Slack's Python SDK does so after a refresh);
 * - an envelope that comes again has the same trigger or event id;
 * - a message with rich text blocks shows them as they are, and its text only to notifications and screen readers;
 * - after HTTP 5xx and 429 nothing was posted in a channel; after `internal_error` and a broken line it may have been.
 */
export type Slack = Awaited<ReturnType<typeof startSlack>>;

/** @param port fixed where Slack is to come back after an outage; else any free one. */
export async function startSlack(port = 0) {
  let base = '';
  const api = createWebApi({ link: () => `${base.replace('http', 'ws')}/link` });
  const server = createServer((request, response) => {
    api.handle(request, response).catch(() => response.destroy());
  });
  const sockets = createSocketMode(server);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('not listening');
  base = `http://127.0.0.1:${address.port}`;

  /** A payload with an address of its own to respond to. */
  const responsive = (payload: Payload): Payload => ({
    response_url: `${base}${api.responsePath()}`,
    ...payload,
  });
  return {
    ...api,
    sockets,
    port: address.port,
    url: `${base}/api`,
    responsive,
    command: (
      command: string,
      text: string,
      sending: Sending = {},
      more: Payload = {},
    ): Promise<Ack> =>
      sockets.deliver('slash_commands', responsive(slash(command, text, more)), sending),
    event: (payload: Payload, sending?: Sending) => sockets.deliver('events_api', payload, sending),
    interact: (payload: Payload, sending?: Sending) =>
      sockets.deliver('interactive', responsive(payload), sending),
    async stop() {
      sockets.drop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Headers of a signed request. */
export function sign(body: string, { secret = SIGNING_SECRET, skew = 0 } = {}) {
  const time = String(Math.floor(Date.now() / 1000) + skew);
  const hmac = createHmac('sha256', secret).update(`v0:${time}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': time, 'x-slack-signature': `v0=${hmac}` };
}
