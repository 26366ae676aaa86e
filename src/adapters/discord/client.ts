import { WebSocketManager, WebSocketShardEvents } from '@discordjs/ws';
import { type GatewayDispatchPayload, GatewayIntentBits, type REST } from 'discord.js';
import type { IdentifyTurns } from './identify-turns.ts';
import type { Sessions } from './sessions.ts';
import type { Shards } from './settings.ts';

/** What a client connects with, and who is told what happens. Nobody is told anything after `end`. */
export interface ClientOptions {
  readonly token: string;
  readonly rest: REST;
  readonly shards: Shards;
  readonly sessions: Sessions;
  readonly turns: IdentifyTurns;
  readonly on: ClientEvents;
}

/** What happens to the connections, by shard. */
export interface ClientEvents {
  /** Each event, also a replayed one; may come twice. */
  event(payload: GatewayDispatchPayload): void;
  /** The shard is connected, by a new session or by its old one. */
  up(shard: number, how: 'identified' | 'resumed'): void;
  closed(shard: number, code: number): void;
  failed(shard: number, error: Error): void;
  /** The gateway said hello, or the shard may identify. */
  advanced(shard: number): void;
  /** The gateway answered a heartbeat. */
  beat(shard: number): void;
  /** The shard waits for its turn to identify. */
  waiting(shard: number): void;
}

/** The gateway of discord.js, on its way to be connected. */
export interface Client {
  /** Resolves when all shards are connected; rejects with the first error of any. */
  connect(): Promise<void>;
  /** Ends the connections; Discord keeps the sessions unless it is for good. */
  end(forGood: boolean): Promise<void>;
}

/** No privileged intent: interactions need none, and Discord shows us the text of messages that are for us. */
const INTENTS = GatewayIntentBits.GuildMessages | GatewayIntentBits.DirectMessages;
/** Milliseconds that the gateway has to accept a connection, and to say hello on it. */
const PATIENCE = 20_000;
/** Any code but 1000 and 1001 leaves the session as it is (developers/events/gateway.mdx, "Disconnecting"). */
const [NORMAL, TO_RESUME] = [1000, 4200];

/** The gateway of discord.js alone: it connects, beats and resumes; nothing is cached, payloads come as Discord sent them. */
export function createClient({ sessions, turns, on, ...options }: ClientOptions): Client {
  let ended = false;
  const { shards } = options;
  const manager = new WebSocketManager({
    token: options.token,
    rest: options.rest,
    intents: INTENTS,
    shardCount: shards === 'auto' ? null : shards.total,
    shardIds: shards === 'auto' ? null : [...shards.ids],
    handshakeTimeout: PATIENCE,
    helloTimeout: PATIENCE,
    // a shard that was between two attempts when it ended asks here before it connects: never again
    retrieveSessionInfo: (shard) => (ended ? new Promise(() => undefined) : sessions.read(shard)),
    updateSessionInfo: (shard, session) => {
      if (!ended) sessions.write(shard, session);
    },
    async buildIdentifyThrottler() {
      const { session_start_limit } = await manager.fetchGatewayInformation();
      return {
        async waitForIdentify(shard, signal) {
          tell(() => on.waiting(shard));
          await turns.take(shard, session_start_limit.max_concurrency, signal);
          tell(() => on.advanced(shard));
        },
      };
    },
  });
  const tell = (event: () => void) => {
    if (!ended) event();
  };
  const { Closed, Dispatch, Error: Failed, HeartbeatComplete, Hello, Ready, Resumed } = EVENTS;
  manager.on(Dispatch, ({ data }) => tell(() => on.event(data)));
  manager.on(Ready, ({ shardId }) => tell(() => on.up(shardId, 'identified')));
  manager.on(Resumed, ({ shardId }) => tell(() => on.up(shardId, 'resumed')));
  manager.on(Failed, ({ shardId, error }) => tell(() => on.failed(shardId, error)));
  manager.on(HeartbeatComplete, ({ shardId }) => tell(() => on.beat(shardId)));
  manager.on(Hello, ({ shardId }) =>
    tell(() => {
      sessions.greeted(shardId);
      on.advanced(shardId);
    }),
  );
  manager.on(Closed, ({ shardId, code }) =>
    tell(() => {
      sessions.closed(shardId, code);
      on.closed(shardId, code);
    }),
  );
  return {
    connect: () => manager.connect(),
    async end(forGood) {
      ended = true;
      await manager.destroy({ code: forGood ? NORMAL : TO_RESUME });
    },
  };
}

const EVENTS = WebSocketShardEvents;
