import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import * as z from 'zod';

/** As much of Discord as a bot needs to connect, which counts the sessions that are started like Discord does. */
export interface SessionCounter {
  readonly url: string;
  /** Sessions that were started. */
  readonly identifies: () => number;
  /** Sessions that were started when none was left: for these Discord takes the token away. */
  readonly overdrawn: () => number;
  /** How often somebody asked how many sessions are left. */
  readonly asked: () => number;
  /** Sets how many are left. */
  allow(sessions: number): void;
  stop(): Promise<void>;
}

const FRAME = z.looseObject({ op: z.int() });

/** Starts it, with so many sessions left. */
export async function startSessionCounter(sessions: number): Promise<SessionCounter> {
  const counts = { identifies: 0, overdrawn: 0, asked: 0, remaining: sessions };
  const server = createServer((request, response) => {
    request.resume();
    if (!request.url?.endsWith('/gateway/bot')) return json(response, 404, { code: 0 });
    counts.asked++;
    const { remaining } = counts;
    const limit = { total: 1000, remaining, reset_after: 60_000, max_concurrency: 1 };
    return json(response, 200, { url, shards: 1, session_start_limit: limit });
  });
  const hub = new WebSocketServer({ noServer: true });
  server.on('upgrade', (request, socket, head) => hub.handleUpgrade(request, socket, head, greet));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const url = `ws://127.0.0.1:${port}`;

  function greet(socket: WebSocket): void {
    socket.on('error', () => undefined);
    socket.on('message', (data) => onFrame(socket, FRAME.parse(JSON.parse(String(data))).op));
    send(socket, { op: 10, d: { heartbeat_interval: 41_250 } });
  }

  function onFrame(socket: WebSocket, op: number): void {
    if (op === 1) send(socket, { op: 11 });
    else if (op === 2) identify(socket);
    else send(socket, { op: 9, d: false });
  }

  function identify(socket: WebSocket): void {
    counts.identifies++;
    if (counts.remaining <= 0) counts.overdrawn++;
    else counts.remaining--;
    const user = { id: '111', username: 'anchorage', discriminator: '0', bot: true };
    const session = { session_id: `s${counts.identifies}`, resume_gateway_url: url };
    const application = { id: '222', flags: 0 };
    const ready = { v: 10, ...session, user, application, guilds: [], shard: [0, 1] };
    send(socket, { op: 0, t: 'READY', s: 1, d: ready });
  }

  return {
    url: `http://127.0.0.1:${port}`,
    identifies: () => counts.identifies,
    overdrawn: () => counts.overdrawn,
    asked: () => counts.asked,
    allow(remaining) {
      counts.remaining = remaining;
    },
    async stop() {
      for (const socket of hub.clients) socket.terminate();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function send(socket: WebSocket, frame: unknown): void {
  socket.send(JSON.stringify(frame));
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
