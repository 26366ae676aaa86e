import { type Client, Events } from 'discord.js';
import type { AnchorageError } from '../../errors.ts';
import { type ClientOptions, createClient } from './client.ts';
import { closeError, refusalOf } from './refusal.ts';
import { wait } from './wait.ts';

/** What keeping a client connected needs. */
export interface GatewayOptions extends ClientOptions {
  readonly token: string;
  /** Called once when Discord ends the connection for good after it was established. */
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

/** Keeps a client connected. */
export function createGateway(options: GatewayOptions): Gateway {
  const { token, log, onFatal } = options;
  const stopping = new AbortController();
  const down = new Set<number>();
  let client: Client | null = null;
  let connected = false;
  let fatal: AnchorageError | null = null;

  function watch(watched: Client): void {
    const up = (shard: number) => {
      down.delete(shard);
      log.info('discord.connected', { shard });
    };
    watched.on(Events.ShardReady, up);
    watched.on(Events.ShardResume, up);
    watched.on(Events.ShardReconnecting, (shard) => {
      down.add(shard);
      log.warn('discord.reconnecting', { shard });
    });
    // discord.js goes on as if nothing had happened: isReady() stays true
    watched.on(Events.ShardDisconnect, ({ code }, shard) => {
      down.add(shard);
      if (stopping.signal.aborted || fatal) return;
      fatal = closeError(code);
      log.error('discord.closed', { shard, code });
      if (connected) onFatal(fatal);
    });
  }

  /** A client that could not log in is of no use any more. */
  async function login(): Promise<void> {
    client = createClient(options);
    watch(client);
    const ready = new Promise((resolve) => client?.once(Events.ClientReady, resolve));
    await client.login(token);
    await ready;
  }

  return {
    async start() {
      for (let pause = FIRST_PAUSE; !stopping.signal.aborted; pause *= 2) {
        try {
          await login();
          connected = true;
          return;
        } catch (error) {
          const refusal = fatal ?? refusalOf(error);
          fatal = refusal;
          if (refusal) throw refusal;
          log.warn('discord.login_failed', {
            reason: error instanceof Error ? error.name : typeof error,
          });
        }
        await wait(Math.min(pause, LONGEST_PAUSE), stopping.signal);
      }
    },
    async stop() {
      stopping.abort();
      await client?.destroy();
    },
    unready() {
      if (fatal) return fatal.message;
      if (!connected) return 'not connected yet';
      return down.size === 0 ? null : `reconnecting shard ${[...down].join(', ')}`;
    },
  };
}
