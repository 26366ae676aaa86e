import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import type { BucketState } from './buckets.ts';
import { callbackViolations, commandViolations, messageViolations } from './limits.ts';

/** A request as it came in; `authorised` when it carried the bot's token. */
export interface Recorded {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  readonly authorised: boolean;
  readonly userAgent: string;
}

/** How a request goes wrong: an answer of Discord's, silence, a lost connection after it was taken, or before, or a slow line. */
export type Fault =
  | {
      readonly status: number;
      /** Discord's JSON error code. */
      readonly code?: number;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** It is taken at once, and answered after so many milliseconds, or a byte a second. */
  | { readonly late: number }
  | 'drip'
  | 'hang'
  | 'lost after commit'
  | 'lost before commit';

/** What a handler makes of a request: an HTTP status, and the body as JSON where there is one. */
export interface Outcome {
  readonly status: number;
  readonly body?: unknown;
}

/** What the REST side checks, records and answers with. */
export interface RestOptions {
  readonly token: string;
  readonly handle: (request: Recorded) => Outcome;
  /** Everything wrong with what came in; a test looks that it stays empty. */
  readonly violations: string[];
  readonly strict: boolean;
  /** Where requests are kept; null where they are not. */
  readonly requests: Recorded[] | null;
  readonly fault: () => (request: Recorded) => Fault | null;
  /** Takes a request out of its bucket, where it has one. */
  readonly take: (method: string, path: string) => BucketState | null;
}

/** The emulated REST API: records, validates like Discord, and goes wrong on demand. */
export function createRestServer(options: RestOptions): Server {
  return createServer(async (message, response) => {
    const request = await recorded(message, options.token);
    options.requests?.push(request);
    const fault = options.fault()(request);
    if (fault === 'hang') return;
    if (fault === 'lost before commit') return void response.destroy();
    if (fault && typeof fault === 'object' && 'status' in fault)
      return reply(
        response,
        { status: fault.status, body: { code: fault.code ?? 0, message: 'fault' } },
        fault.headers,
      );
    const bucket = options.take(request.method, request.path);
    if (bucket?.exceeded) {
      options.violations.push(`${request.method} ${request.path}: rate limited`);
      return reply(response, LIMITED, bucket.headers);
    }
    const wrong = options.strict ? violationsOf(request) : [];
    options.violations.push(...wrong.map((text) => `${request.method} ${request.path}: ${text}`));
    const outcome = wrong.length > 0 ? REFUSED : options.handle(request);
    if (fault === 'lost after commit') return void response.destroy();
    if (fault === 'drip') return drip(response, outcome);
    if (fault) await setTimeout(fault.late);
    reply(response, outcome, bucket?.headers);
  });
}

const LIMITED: Outcome = { status: 429, body: { message: 'You are being rate limited.', code: 0 } };
const REFUSED: Outcome = { status: 400, body: { code: 50035, message: 'Invalid Form Body' } };

async function recorded(message: IncomingMessage, token: string): Promise<Recorded> {
  const pieces: Buffer[] = [];
  for await (const piece of message) pieces.push(piece);
  const text = Buffer.concat(pieces).toString();
  return {
    method: message.method ?? '',
    path: decodeURIComponent(message.url ?? '').replace(/^\/v10/u, ''),
    body: text === '' ? undefined : JSON.parse(text),
    authorised: message.headers.authorization === `Bot ${token}`,
    userAgent: message.headers['user-agent'] ?? '',
  };
}

function reply(response: ServerResponse, { status, body }: Outcome, headers = {}): void {
  // Discord's empty answers have no content type: with one, clients try to read JSON
  const type = body === undefined ? {} : { 'content-type': 'application/json' };
  response.writeHead(status, { ...type, ...headers });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}

/** The head at once, then a byte of the body each second. */
function drip(response: ServerResponse, { status, body = {} }: Outcome): void {
  response.writeHead(status === 204 ? 200 : status, { 'content-type': 'application/json' });
  const text = JSON.stringify(body).padEnd(60);
  let sent = 0;
  const timer = setInterval(() => {
    response.write(text.charAt(sent++));
    if (sent === text.length) response.end();
  }, 1000);
  response.once('close', () => clearInterval(timer));
}

function violationsOf({ method, path, body }: Recorded): readonly string[] {
  if (path.includes('/callback')) return callbackViolations(body);
  if (method === 'PUT') return commandViolations(body);
  return method === 'POST' || method === 'PATCH' ? messageViolations(body) : [];
}
