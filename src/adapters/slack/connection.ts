import type { ReceiverEvent } from '@slack/bolt';
import { type RawData, WebSocket } from 'ws';
import type { Log } from '../../log.ts';
import { createDeferred } from './deferred.ts';
import { readFrame } from './frames.ts';
import type { Timing } from './timing.ts';

/** Reasons that Slack gives for the end of a connection. */
const ANNOUNCED = ['warning', 'refresh_requested', 'too_many_websockets', 'link_disabled'] as const;

/** How a connection comes to its end: as Slack announced, for a reason that nobody knows yet, or without a word. */
export type Ending = (typeof ANNOUNCED)[number] | 'other' | 'dropped';

/** One socket to Slack. */
export interface Connection {
  /** Resolves once its end is announced or has come. */
  readonly ending: Promise<Ending>;
  /** Resolves once it is closed. */
  readonly closed: Promise<void>;
  /** Sends a frame; false when it can no longer. */
  send(frame: Outgoing): boolean;
  /** Listens on until Slack closes it, but not for ever. */
  retire(): void;
  /** Sends what is still to be acknowledged, then closes. */
  close(): Promise<void>;
}

/** What goes over a socket: an acknowledgement. */
export interface Outgoing {
  readonly envelope_id: string;
  readonly payload?: unknown;
}

export interface ConnectionOptions {
  readonly take: (event: ReceiverEvent) => Promise<boolean>;
  readonly log: Log;
  readonly timing: Timing;
}

export interface LineOptions extends ConnectionOptions {
  /** Sends what this socket can no longer: one that closes may just have brought an envelope. */
  readonly elsewhere: (frame: Outgoing) => void;
}

/** Largest frame, in bytes; payloads carry whole messages and views. */
const LARGEST = 4 * 1024 * 1024;

/** Longest wait for acknowledgements before a close, and for the other side to close, in milliseconds. */
const OWED = 500;

/**
 * Connects; resolves when Slack has said hello.
 * @throws Error when the line breaks, or there is no hello in time.
 */
export async function connect(url: string, options: LineOptions): Promise<Connection> {
  const { timing } = options;
  const socket = new WebSocket(url, { handshakeTimeout: timing.call, maxPayload: LARGEST });
  const owed = new Set<string>();
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  // without a listener an error would end the process; what matters about it is the close that follows
  socket.on('error', () => undefined);
  keepAlive(socket, timing.ping);
  const { hello, ending } = listen(socket, owed, options);
  const late = setTimeout(() => socket.terminate(), timing.call);
  await Promise.race([hello, closed]).finally(() => clearTimeout(late));
  if (socket.readyState !== WebSocket.OPEN) throw new Error('closed');
  return {
    closed,
    ending: Promise.race([ending, closed.then((): Ending => 'dropped')]),
    send: (frame) => send(socket, frame),
    retire() {
      const timer = setTimeout(() => shut(socket), timing.retire);
      closed.then(() => clearTimeout(timer));
    },
    async close() {
      const deadline = Date.now() + OWED;
      while (owed.size > 0 && Date.now() < deadline)
        await new Promise((resolve) => setTimeout(resolve, 5));
      shut(socket);
      await closed;
    },
  };
}

function listen(socket: WebSocket, owed: Set<string>, { take, log, elsewhere }: LineOptions) {
  const hello = createDeferred<void>();
  const ending = createDeferred<Ending>();
  socket.on('message', (data: RawData, binary: boolean) => {
    const frame = readFrame(binary ? '' : data.toString());
    switch (frame.kind) {
      case 'hello':
        return hello.resolve();
      case 'disconnect':
        return ending.resolve(ANNOUNCED.find((reason) => reason === frame.reason) ?? 'other');
      case 'other':
        log.warn('slack.socket.frame', { reason: frame.name });
        if (frame.id !== undefined) send(socket, { envelope_id: frame.id });
        return;
      case 'envelope': {
        const { id, body, kind: _kind, ...retry } = frame;
        owed.add(id);
        const ack = async (payload?: unknown) => {
          const frame = { envelope_id: id, ...(payload ? { payload } : {}) };
          if (owed.delete(id) && !send(socket, frame)) elsewhere(frame);
        };
        return void take({ body, ack, ...retry }).finally(() => owed.delete(id));
      }
      default:
        return frame satisfies never;
    }
  });
  return { hello: hello.promise, ending: ending.promise };
}

function send(socket: WebSocket, frame: Outgoing): boolean {
  const open = socket.readyState === WebSocket.OPEN;
  if (open) socket.send(JSON.stringify(frame));
  return open;
}

/** Closes so that what is on its way still arrives; breaks the line when the other side does not answer. */
function shut(socket: WebSocket): void {
  socket.close(1000);
  const timer = setTimeout(() => socket.terminate(), OWED);
  socket.once('close', () => clearTimeout(timer));
}

/** A line on which a ping stays unanswered until the next one is dead. */
function keepAlive(socket: WebSocket, every: number): void {
  let answered = true;
  socket.on('pong', () => {
    answered = true;
  });
  const timer = setInterval(() => {
    if (!answered) return socket.terminate();
    answered = false;
    if (socket.readyState === WebSocket.OPEN) socket.ping();
  }, every);
  socket.once('close', () => clearInterval(timer));
}
