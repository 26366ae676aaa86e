import type { webApi } from '@slack/bolt';
import type { Metrics } from '../../metrics.ts';
import {
  type Connection,
  type ConnectionOptions,
  connect,
  type Ending,
  type LineOptions,
  type Outgoing,
} from './connection.ts';
import { createDeferred } from './deferred.ts';
import { backoff, pause } from './timing.ts';
import { troubleOf } from './web-client.ts';

/** Socket Mode: lines to Slack that are never all down at once. */
export interface Sockets {
  /** Resolves when the first line stands, or when it is stopped before. */
  start(): Promise<void>;
  /** Closes all lines; resolves when they are closed. */
  stop(): Promise<void>;
  /** Connections that stand now. */
  readonly open: number;
}

export interface SocketsOptions extends ConnectionOptions {
  /** A client with the app-level token. */
  readonly client: webApi.WebClient;
  readonly metrics: Metrics;
  /** Called when Slack no longer takes the token. */
  readonly onDead: (reason: string) => void;
}

/**
 * Lines held at once, of the ten that Slack allows: while one is replaced, or has dropped without a word, the other hears.
 * Bolt's own receiver holds one and is deaf for five seconds at each refresh.
 */
const LINES = 2;

/** Times that Slack may say in a row that it does not know the token, before a bot that ran believes it. */
const DOUBTS = 5;

/** Short-lived connections in a row before the next one waits: refreshes may come close together, losses should not. */
const QUICK = 5;
const QUICK_AFTER: Partial<Record<Ending, number>> = { dropped: 1, too_many_websockets: 0 };

export function createSockets(options: SocketsOptions): Sockets {
  const { timing, log, metrics } = options;
  const stopping = new AbortController();
  const connections = new Set<Connection>();
  const standing = createDeferred<void>();
  let stood = false;
  const elsewhere = (frame: Outgoing) => void [...connections].some((line) => line.send(frame));

  /** Keeps one line standing: opens the next connection before it lets go of the last. */
  async function keep(): Promise<void> {
    let last: Connection | undefined;
    let failures = 0;
    while (!stopping.signal.aborted) {
      const attempt = await open({ ...options, elsewhere });
      if ('connection' in attempt) {
        const since = Date.now();
        add(attempt.connection);
        last?.retire();
        last = attempt.connection;
        const ending = await last.ending;
        if (stopping.signal.aborted) return;
        log.info('slack.socket.ending', { reason: ending });
        metrics.count('reconnects', { platform: 'slack', reason: ending });
        failures = Date.now() - since >= timing.steady ? 0 : failures + 1;
        if (failures > (QUICK_AFTER[ending] ?? QUICK))
          await pause(backoff(failures, timing), stopping.signal);
      } else {
        const { reason, after } = attempt;
        failures++;
        log.warn('slack.socket.failed', { reason, failures });
        const doubted = reason === 'invalid_auth' && (failures >= DOUBTS || !stood);
        if (attempt.dead || doubted) return options.onDead(reason);
        await pause(Math.max(after, backoff(failures, timing)), stopping.signal);
      }
    }
  }

  function add(connection: Connection): void {
    connections.add(connection);
    connection.closed.then(() => connections.delete(connection));
    if (stopping.signal.aborted) connection.close();
    stood = true;
    standing.resolve();
  }

  return {
    async start() {
      for (let line = 0; line < LINES; line++) keep();
      await standing.promise;
    },
    async stop() {
      stopping.abort();
      standing.resolve();
      await Promise.all([...connections].map((connection) => connection.close()));
    },
    get open() {
      return connections.size;
    },
  };
}

async function open(options: SocketsOptions & LineOptions) {
  try {
    const { url = '' } = await options.client.apps.connections.open({});
    return { connection: await connect(url, options) };
  } catch (error) {
    const trouble = troubleOf(error);
    const after = trouble.kind === 'refused' ? (trouble.after ?? 0) : 0;
    return { reason: trouble.reason, dead: trouble.kind === 'dead', after };
  }
}
