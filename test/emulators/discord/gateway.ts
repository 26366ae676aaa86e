import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import * as z from 'zod';

/** One session: everything dispatched in it is kept, so that it can be replayed. */
interface Session {
  readonly id: string;
  readonly log: { readonly s: number; readonly t: string; readonly d: unknown }[];
  readonly shard: number;
  /** Shards in all. */
  readonly shards: number;
  /** Number of the last dispatch. */
  last: number;
  socket: WebSocket | null;
}

/** Whom the gateway lets in. */
export interface GatewayOptions {
  readonly token: string;
  readonly botId: string;
  readonly applicationId: string;
  /** Milliseconds between heartbeats. */
  readonly heartbeat: number;
}

/**
 * The emulated gateway: sessions, heartbeats, RESUME with replay, and every way to end a connection. Where a shard may
 * be named, its session is meant; else the one of the shard whose server it is for events, and all for ends.
 */
export interface EmulatedGateway {
  readonly identifies: readonly { readonly intents: number; readonly shard: readonly number[] }[];
  /** How many RESUMEs succeeded. */
  readonly resumes: () => number;
  readonly connections: () => number;
  /** How many connections were not accepted. */
  readonly turnedAway: () => number;
  /** How often the shard has identified or resumed. */
  attached(shard: number): number;
  dispatch(t: string, d: unknown, shard?: number): void;
  /** Sends the last `count` dispatches again, as they were. */
  repeat(count: number, shard?: number): void;
  /** Drops what was dispatched: it cannot be replayed any more. */
  forget(): void;
  /** Ends the connections without a close frame. */
  cut(shard?: number): void;
  close(code: number, shard?: number): void;
  /** Op 7. */
  askToReconnect(shard?: number): void;
  /** Op 9. */
  invalidate(resumable: boolean, shard?: number): void;
  /** Whether heartbeats are acknowledged, RESUMEs accepted, connections taken, and how IDENTIFY ends. */
  readonly behaviour: {
    acknowledges: boolean;
    resumable: boolean;
    accepts: boolean;
    refuses: number | null;
    /** What connections get no answer to: neither the connection itself, nor IDENTIFY and RESUME. */
    ignores: 'connections' | 'sessions' | null;
  };
}

const FRAME = z.discriminatedUnion('op', [
  z.object({ op: z.literal(1), d: z.number().nullable() }),
  z.object({
    op: z.literal(2),
    d: z.object({
      token: z.string(),
      intents: z.int(),
      shard: z.array(z.int()).default([0, 1]),
    }),
  }),
  z.object({
    op: z.literal(6),
    d: z.object({ token: z.string(), session_id: z.string(), seq: z.number() }),
  }),
]);

/** Whom the gateway lets in. */
export function createGateway(server: Server, options: GatewayOptions): EmulatedGateway {
  const sockets = new WebSocketServer({ noServer: true });
  const sessions: Session[] = [];
  const identifies: { intents: number; shard: readonly number[] }[] = [];
  const behaviour: EmulatedGateway['behaviour'] = {
    acknowledges: true,
    resumable: true,
    accepts: true,
    refuses: null,
    ignores: null,
  };
  let resumes = 0;
  let turnedAway = 0;
  const attached = new Map<number, number>();

  server.on('upgrade', (request, socket, head) => {
    if (!behaviour.accepts) {
      turnedAway++;
      socket.destroy();
    } else sockets.handleUpgrade(request, socket, head, welcome);
  });

  function welcome(socket: WebSocket): void {
    socket.on('error', () => undefined);
    socket.on('message', (data) => onFrame(socket, FRAME.parse(JSON.parse(String(data)))));
    socket.on('close', () => {
      for (const session of sessions) if (session.socket === socket) session.socket = null;
    });
    if (behaviour.ignores !== 'connections')
      send(socket, { op: 10, d: { heartbeat_interval: options.heartbeat } });
  }

  function onFrame(socket: WebSocket, frame: z.output<typeof FRAME>): void {
    if (frame.op === 1) {
      if (behaviour.acknowledges) send(socket, { op: 11 });
      return;
    }
    if (behaviour.ignores === 'sessions') return;
    const refusal = frame.d.token === options.token ? behaviour.refuses : 4004;
    if (refusal !== null) socket.close(refusal);
    else if (frame.op === 2) identify(socket, frame.d);
    else resume(socket, frame.d);
  }

  function resume(socket: WebSocket, from: { session_id: string; seq: number }): void {
    const session = sessions.find(({ id }) => id === from.session_id);
    if (!session || !behaviour.resumable) {
      send(socket, { op: 9, d: false });
      return;
    }
    session.socket = socket;
    resumes++;
    attach(session.shard);
    for (const event of session.log.filter(({ s }) => s > from.seq))
      send(socket, { op: 0, ...event });
    send(socket, { op: 0, t: 'RESUMED', s: session.last, d: {} });
  }

  function identify(socket: WebSocket, { intents, shard }: { intents: number; shard: number[] }) {
    identifies.push({ intents, shard });
    const id = `session-${sessions.length}`;
    const [number = 0, shards = 1] = shard;
    const session: Session = { id, shard: number, shards, log: [], last: 0, socket };
    sessions.push(session);
    attach(number);
    const { port } = server.address() as AddressInfo;
    record(session, 'READY', {
      v: 10,
      session_id: session.id,
      resume_gateway_url: `ws://127.0.0.1:${port}`,
      user: { id: options.botId, username: 'anchorage', discriminator: '0', bot: true },
      application: { id: options.applicationId, flags: 0 },
      guilds: [],
      shard,
    });
  }

  function attach(shard: number): void {
    attached.set(shard, (attached.get(shard) ?? 0) + 1);
  }

  function record(session: Session, t: string, d: unknown): void {
    const event = { s: ++session.last, t, d };
    session.log.push(event);
    if (session.socket) send(session.socket, { op: 0, ...event });
  }

  const newest = (shard = sessions.at(-1)?.shard) =>
    sessions.findLast((session) => session.shard === shard);
  /** Servers are shared out by id, direct messages go to the first shard (developers/events/gateway.mdx, "Sharding"). */
  const shardOf = (d: unknown) => {
    const { shards = 1 } = sessions.at(-1) ?? {};
    const guild = z.object({ guild_id: z.string() }).safeParse(d).data?.guild_id ?? '0';
    return shards === 1 ? undefined : Number((BigInt(guild) >> 22n) % BigInt(shards));
  };
  const open = (wanted?: number) =>
    sessions.flatMap(({ socket, shard }) =>
      socket && (wanted === undefined || shard === wanted) ? [socket] : [],
    );
  return {
    identifies,
    resumes: () => resumes,
    connections: () => open().length,
    turnedAway: () => turnedAway,
    attached: (shard) => attached.get(shard) ?? 0,
    behaviour,
    dispatch(t, d, shard = shardOf(d)) {
      const session = newest(shard);
      // every program that holds the shard gets it; the newest also later, when it is cut now
      for (const other of sessions)
        if (other === session || (other.socket && other.shard === session?.shard))
          record(other, t, d);
    },
    repeat(count, shard) {
      const session = newest(shard);
      for (const event of session?.log.slice(-count) ?? [])
        if (session?.socket) send(session.socket, { op: 0, ...event });
    },
    forget() {
      for (const session of sessions) session.log.length = 0;
    },
    cut: (shard) => open(shard).forEach((socket) => void socket.terminate()),
    close: (code, shard) => open(shard).forEach((socket) => void socket.close(code)),
    askToReconnect: (shard) => open(shard).forEach((socket) => void send(socket, { op: 7 })),
    invalidate: (resumable, shard) =>
      open(shard).forEach((socket) => void send(socket, { op: 9, d: resumable })),
  };
}

function send(socket: WebSocket, frame: unknown): void {
  socket.send(JSON.stringify(frame));
}
