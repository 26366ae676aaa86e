import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout } from 'node:timers/promises';

/** Clients that begin a request and do not end it. */
export interface SlowSockets {
  /** How many the server still listens to. */
  open(): number;
  /** Resolves when the server has cut them all off, or after so many milliseconds. */
  cutOff(longest: number): Promise<void>;
  destroy(): void;
}

/** Opens so many; a header each, and another one every second. */
export async function openSlowSockets(url: string, count: number): Promise<SlowSockets> {
  const { hostname, port } = new URL(url);
  const sockets = Array.from({ length: count }, () =>
    connect(Number(port), hostname).on('error', () => undefined),
  );
  await Promise.all(sockets.map((socket) => once(socket, 'connect').catch(() => undefined)));
  for (const socket of sockets) {
    // what is not read keeps a socket from seeing its end
    socket.resume();
    socket.write('POST /discord/interactions HTTP/1.1\r\nhost: x\r\n');
  }
  const dribble = setInterval(() => {
    for (const socket of sockets) if (socket.writable) socket.write('x-slow: 1\r\n');
  }, 1000);
  const open = () =>
    sockets.filter(({ closed, readyState }) => !closed && readyState !== 'closed').length;
  return {
    open,
    async cutOff(longest) {
      const deadline = Date.now() + longest;
      while (open() > 0 && Date.now() < deadline) await setTimeout(100);
    },
    destroy() {
      clearInterval(dribble);
      for (const socket of sockets) socket.destroy();
    },
  };
}
