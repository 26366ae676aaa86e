import { Agent, request } from 'node:http';
import type { Random } from '../random.ts';

/** A request as it goes out. */
export interface Outgoing {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

/** What came back; status 0 where nothing did. */
export interface Answered {
  readonly status: number;
  readonly body: string;
  readonly milliseconds: number;
}

/** Posts over connections that are kept. */
export interface HttpClient {
  /** Never rejects. */
  post(outgoing: Outgoing): Promise<Answered>;
  close(): void;
}

/** A client for one server, with so many connections at most. */
export function createHttpClient(url: string, connections: number): HttpClient {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const { hostname, port } = new URL(url);
  return {
    post: ({ path, headers, body }) =>
      new Promise((resolve) => {
        const began = performance.now();
        const answer = (status: number, text: string) =>
          resolve({ status, body: text, milliseconds: performance.now() - began });
        const length = String(Buffer.byteLength(body));
        const sending = request(
          {
            agent,
            hostname,
            port,
            path,
            method: 'POST',
            headers: { ...headers, 'content-length': length },
          },
          (response) => {
            const pieces: Buffer[] = [];
            response.on('data', (piece: Buffer) => pieces.push(piece));
            response.on('end', () =>
              answer(response.statusCode ?? 0, Buffer.concat(pieces).toString()),
            );
            response.on('error', () => answer(0, ''));
          },
        );
        sending.on('error', () => answer(0, ''));
        sending.end(body);
      }),
    close: () => agent.destroy(),
  };
}

/** Does something so many times, several at once. */
export async function repeat(
  times: number,
  atOnce: number,
  task: (index: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  const worker = async () => {
    while (next < times) await task(next++);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, times) }, worker));
}

/** A text with one character changed to another of the alphabet. */
export function altered(text: string, random: Random, alphabet = '0123456789abcdef'): string {
  const at = random.below(text.length);
  const others = [...alphabet].filter((character) => character !== text[at]);
  return text.slice(0, at) + random.pick(others) + text.slice(at + 1);
}
