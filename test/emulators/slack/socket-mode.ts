import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import { WebSocket, WebSocketServer } from 'ws';
import { PATIENCE } from './ledger.ts';
import type { Payload } from './payloads.ts';

/** How an envelope was acknowledged: after how many milliseconds, with what. */
export interface Ack {
  readonly ms: number;
  readonly payload: unknown;
}

export interface Sending {
  /** Which of the open sockets, from 0; any when absent. */
  readonly socket?: number;
  readonly envelope?: string;
  readonly retry?: { readonly attempt: number; readonly reason: string };
  /** Milliseconds; Slack's own limit is 3,000. */
  readonly limit?: number;
}

/** Socket Mode: hands out sockets, spreads envelopes over them, waits for acknowledgements. */
export function createSocketMode(server: Server) {
  const sockets = new Set<WebSocket>();
  const announced = new WeakSet<WebSocket>();
  const waiting = new Map<string, (payload: unknown) => void>();
  const hub = new WebSocketServer({ noServer: true });
  const changes = new Set<() => void>();
  let turn = 0;
  let silent = false;
  let opened = 0;
  let deafSince: number | undefined;
  let deafFor = 0;

  server.on('upgrade', (request, socket, head) => {
    hub.handleUpgrade(request, socket, head, (link) => {
      sockets.add(link);
      opened++;
      link.on('close', () => {
        sockets.delete(link);
        changed();
      });
      link.on('message', (data) => acknowledge(String(data)));
      if (!silent)
        link.send(JSON.stringify({ type: 'hello', num_connections: sockets.size, debug_info: {} }));
      changed();
    });
  });

  function changed(): void {
    const now = performance.now();
    const isDeaf = [...sockets].every(({ readyState }) => readyState !== WebSocket.OPEN);
    if (deafSince !== undefined && !isDeaf) deafFor += now - deafSince;
    deafSince = isDeaf ? (deafSince ?? now) : undefined;
    for (const check of [...changes]) check();
  }

  function acknowledge(text: string): void {
    const { envelope_id: id, payload } = JSON.parse(text);
    waiting.get(id)?.(payload);
    waiting.delete(id);
  }

  function open(index?: number): WebSocket | undefined {
    const links = [...sockets].filter(({ readyState }) => readyState === WebSocket.OPEN);
    return links[index ?? turn++ % Math.max(links.length, 1)];
  }

  return {
    /** Delivers an envelope; rejects when no socket is open or it is not acknowledged in time. */
    deliver(type: string, payload: Payload, sending: Sending = {}): Promise<Ack> {
      const { envelope = randomUUID(), limit = 3000, retry } = sending;
      const link = open(sending.socket);
      if (!link) return Promise.reject(new Error('no socket is open'));
      const sent = performance.now();
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error('not acknowledged')), limit);
        waiting.set(envelope, (answer) => {
          clearTimeout(timer);
          resolve({ ms: performance.now() - sent, payload: answer });
        });
        const again = retry && { retry_attempt: retry.attempt, retry_reason: retry.reason };
        const frame = { envelope_id: envelope, type, payload, accepts_response_payload: true };
        link.send(JSON.stringify({ ...frame, ...again }));
      });
    },
    /** Sends a frame as it is, which may be none. */
    raw(text: string | Buffer, socket = 0) {
      open(socket)?.send(text);
    },
    /** Announces the end of the oldest socket that knows of none; returns what closes it. */
    refresh(reason: string): () => void {
      const link = [...sockets].find((socket) => !announced.has(socket));
      if (!link) return () => undefined;
      announced.add(link);
      link.send(JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'wss-1' } }));
      return () => {
        link.close();
        changed();
      };
    },
    /** Breaks all sockets, or one, without a word. */
    drop(socket?: number) {
      for (const [index, link] of [...sockets].entries())
        if (socket === undefined || index === socket) link.terminate();
      changed();
    },
    /** Resolves when so many sockets are open. */
    connected(wanted: number, limit = PATIENCE): Promise<void> {
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`${sockets.size} sockets`)), limit);
        const check = () => {
          if (sockets.size !== wanted) return;
          clearTimeout(timer);
          changes.delete(check);
          resolve();
        };
        changes.add(check);
        check();
      });
    },
    /** Whether pings are left unanswered. */
    deafen(value: boolean) {
      for (const link of sockets) Object.assign(link, { _autoPong: !value });
    },
    /** Whether new sockets are left without a greeting. */
    silence(value: boolean) {
      silent = value;
    },
    /** Milliseconds since the first socket for which none was open. */
    deaf: () => deafFor + (deafSince === undefined ? 0 : performance.now() - deafSince),
    count: () => sockets.size,
    opened: () => opened,
  };
}
