import type { GatewayDispatchPayload, REST } from 'discord.js';
import type { AnchorageError } from '../../errors.ts';
import type { Log } from '../../log.ts';
import { type Client, type ClientEvents, createClient } from './client.ts';
import { createIdentifyTurns } from './identify-turns.ts';
import type { Limits } from './limits.ts';
import { closeError, refusalOf } from './refusal.ts';
import { createSessions } from './sessions.ts';
import type { Shards } from './settings.ts';
import { createShardStates } from './shard-states.ts';
import { wait } from './wait.ts';

/** What keeping the bot connected needs. */
export interface GatewayOptions {
  readonly token: string;
  readonly rest: REST;
  readonly shards: Shards;
  readonly log: Log;
  readonly limits: Limits;
  /** Gets each event, also those that Discord replays; may get one twice. */
  readonly onEvent: (payload: GatewayDispatchPayload) => void;
  /** Called for each connection that was lost or renewed, with the way in which it came back. */
  readonly onReconnect: (how: 'identified' | 'resumed' | 'stuck') => void;
  /** Called when Discord ends the connection for good after it was established. */
  readonly onFatal: (error: AnchorageError) => void;
}

/** A connection that comes back by itself. */
export interface Gateway {
  /**
   * Resolves when all shards are connected; tries on for as long as Discord cannot be reached.
   * @throws AnchorageError PLATFORM_REFUSED when Discord refuses the token or the settings.
   */
  start(): Promise<void>;
  /** Closes the connection: no event comes any more. */
  stop(): Promise<void>;
  /** Null when all shards are connected, else why not. */
  unready(): string | null;
}

/** Milliseconds between attempts to log in: the first pause, and the longest. */
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 30_000;

/** Keeps a client connected, and makes a new one where one got stuck; the sessions go on in the new one. */
export function createGateway(options: GatewayOptions): Gateway {
  const { log, limits, onEvent, onReconnect, onFatal } = options;
  const stopping = new AbortController();
  const sessions = createSessions();
  const turns = createIdentifyTurns(limits.identify);
  const shards = createShardStates(limits);
  let client: Client | null = null;
  let connected = false;
  let fatal: AnchorageError | null = null;

  const on: ClientEvents = {
    event: onEvent,
    up(shard, how) {
      if (shards.up(shard)) onReconnect(how);
      log.info('discord.connected', { shard, how });
    },
    closed(shard, code) {
      shards.down(shard);
      const refusal = closeError(code);
      if (!refusal) return log.warn('discord.reconnecting', { shard, code });
      log.error('discord.closed', { shard, code });
      if (connected && !fatal) onFatal(refusal);
      fatal ??= refusal;
    },
    failed: (shard, { name }) => log.warn('discord.shard_error', { shard, reason: name }),
    advanced: shards.advanced,
    beat: shards.beat,
    waiting: shards.waiting,
  };

  /** Tries until Discord is reached, then stays with it until the bot stops; each attempt has a client of its own. */
  async function keepConnected(onConnected: () => void): Promise<void> {
    for (let pause = FIRST_PAUSE; !stopping.signal.aborted; pause *= 2) {
      const attempt = new AbortController();
      const current = createClient({ ...options, sessions, turns, on });
      client = current;
      shards.reset();
      try {
        const watching = shards.watch(AbortSignal.any([attempt.signal, stopping.signal]));
        await Promise.race([current.connect(), watching]);
        if (stopping.signal.aborted) return;
        connected = true;
        pause = FIRST_PAUSE;
        onConnected();
        await watching;
      } catch (error) {
        current.end(false).catch(() => undefined);
        fatal ??= refusalOf(error);
        if (fatal) throw fatal;
        if (connected) onReconnect('stuck');
        const { name, message } = error instanceof Error ? error : new Error(String(error));
        log.warn('discord.not_connected', { reason: name, message });
      } finally {
        attempt.abort();
      }
      await wait(Math.min(pause, LONGEST_PAUSE), stopping.signal);
    }
  }

  return {
    start: () =>
      new Promise((resolve, reject) => {
        keepConnected(resolve)
          // a bot that stops while it waits for Discord has nothing to wait for any more
          .then(resolve)
          .catch((error) => (connected ? onFatal(error) : reject(error)));
      }),
    async stop() {
      stopping.abort();
      await client?.end(true);
    },
    unready() {
      if (fatal) return fatal.message;
      if (!connected) return 'not connected yet';
      const down = shards.allDown();
      return down.length === 0 ? null : `reconnecting shard ${down.join(', ')}`;
    },
  };
}
