import type { IncomingMessage } from 'node:http';

/** Longest body, in bytes: what the platforms send is far shorter. */
const LONGEST = 256 * 1024;

/** The body of a request; null when it is too long, after which nothing more of it is read. */
export async function readBody(request: IncomingMessage): Promise<Buffer | null> {
  if (Number(request.headers['content-length'] ?? 0) > LONGEST) return null;
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of request) {
    if (!Buffer.isBuffer(piece)) continue;
    length += piece.length;
    if (length > LONGEST) return null;
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
