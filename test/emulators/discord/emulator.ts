import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type Bucket, createBuckets } from './buckets.ts';
import { createGateway, type EmulatedGateway } from './gateway.ts';
import { createLedger, type Interaction, type Posted } from './ledger.ts';
import type { Origin } from './payloads.ts';
import { createRestServer, type Fault, type Recorded } from './rest.ts';

/**
 * Discord on 127.0.0.1: REST and gateway on one port, as far as a bot of slash commands and messages needs it. Taken
 * from Discord's documentation; assumed, because nothing says it: callbacks are answered 204 without a body, a late
 * one 10062, a second one 40060; a message posted again under its nonce is answered with the first one; what is sent
 * while a session is cut is replayed in full, in order; the message of a pressed button comes with its embeds, also when
 * it is ephemeral. Not there: the global rate limit (tests say which requests get a 429), zlib, guilds, attachments.
 */
export interface DiscordEmulator {
  /** For `DISCORD_API_URL`. */
  readonly url: string;
  readonly token: string;
  readonly botId: string;
  readonly applicationId: string;
  readonly gateway: EmulatedGateway;
  /** Requests in the order in which they came, also those that went wrong. */
  readonly requests: readonly Recorded[];
  /** What Discord would have refused. */
  readonly violations: readonly string[];
  readonly posted: readonly Posted[];
  /** Decides which requests go wrong from now on. */
  fail(fault: (request: Recorded) => Fault | null): void;
  /** Ids of a new interaction, known to the REST side, not dispatched yet. */
  origin(more?: Partial<Origin>): Origin;
  interaction(id: string): Interaction;
  /** Dispatches an interaction. */
  interact(payload: { readonly id: string }): void;
  /** Drops what is known of an interaction, for runs that would not fit into memory. */
  drop(id: string): void;
  /** Drops everything recorded. */
  forget(): void;
  stop(): Promise<void>;
}

/** What is not as in Discord. */
export interface EmulatorOptions {
  readonly port?: number;
  /** Milliseconds between heartbeats. */
  readonly heartbeat?: number;
  /** Whether bodies are judged; the limits are those of our messages, which other bots need not keep. */
  readonly strict?: boolean;
  /** Whether requests are kept. */
  readonly recording?: boolean;
  /** Milliseconds in which an interaction has to be answered. */
  readonly inTime?: number;
  /** Sessions that may be started at once (`max_concurrency`). */
  readonly concurrency?: number;
  /** Shards that Discord recommends. */
  readonly shards?: number;
  /** What a channel, and the token of an interaction, may be asked; anything when absent. */
  readonly bucket?: Bucket;
}

/** Starts it on a free port, or a given one. */
export async function startDiscord({
  port = 0,
  heartbeat = 41_250,
  strict = true,
  recording = true,
  inTime = 3000,
  concurrency = 1,
  shards = 1,
  bucket,
}: EmulatorOptions = {}): Promise<DiscordEmulator> {
  const token = 'MTIz.canary-token.abc';
  const [botId, applicationId] = ['111', '222'];
  const ledger = createLedger(applicationId, inTime);
  const requests: Recorded[] = [];
  const violations: string[] = [];
  let fault: (request: Recorded) => Fault | null = () => null;
  let count = 0;
  const server = createRestServer({
    token,
    requests: recording ? requests : null,
    violations,
    strict,
    fault: () => fault,
    take: bucket ? createBuckets(bucket) : () => null,
    handle: (request) =>
      request.path === '/gateway/bot'
        ? gatewayBot(request, { url, concurrency, shards })
        : ledger.handle(request),
  });
  const gateway = createGateway(server, { token, botId, applicationId, heartbeat });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const { port: taken } = server.address() as AddressInfo;
  const url = `127.0.0.1:${taken}`;

  return {
    url: `http://${url}`,
    token,
    botId,
    applicationId,
    gateway,
    requests,
    violations,
    posted: ledger.posted,
    fail(next) {
      fault = next;
    },
    origin(more = {}) {
      const id = String(1_000_000_000_000_000_000n + BigInt(++count));
      const origin = { id, token: `interaction-token-${count}`, applicationId, ...more };
      ledger.open(id, origin.token);
      return origin;
    },
    interaction(id) {
      const known = ledger.interactions.get(id);
      if (!known) throw new Error(`no interaction ${id}`);
      return known;
    },
    interact: (payload) => gateway.dispatch('INTERACTION_CREATE', payload),
    drop: ledger.drop,
    forget() {
      requests.length = 0;
      for (const id of ledger.interactions.keys()) ledger.drop(id);
      gateway.forget();
    },
    async stop() {
      gateway.behaviour.accepts = false;
      gateway.cut();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function gatewayBot(
  { authorised }: Recorded,
  {
    url,
    concurrency,
    shards,
  }: { readonly url: string; readonly concurrency: number; readonly shards: number },
) {
  return authorised
    ? {
        status: 200,
        body: {
          url: `ws://${url}`,
          shards,
          session_start_limit: {
            total: 1000,
            remaining: 1000,
            reset_after: 10,
            max_concurrency: concurrency,
          },
        },
      }
    : { status: 401, body: { code: 0, message: '401: Unauthorized' } };
}
