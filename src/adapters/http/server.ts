import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import { AnchorageError } from '../../errors.ts';
import { fieldsOf, type Log } from '../../log.ts';
import { readBody } from './body.ts';

/** A request whose body is read. */
export interface HttpRequest {
  readonly headers: IncomingHttpHeaders;
  /** As it came, for signatures. */
  readonly body: Buffer;
}

/** The answer to a request. */
export interface HttpResponse {
  readonly status: number;
  /** Media type of the body. */
  readonly type: string;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What is served at a path. */
export interface Route {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  handle(request: HttpRequest): HttpResponse | Promise<HttpResponse>;
}

/** A server that was not started yet, or is. */
export interface HttpServer {
  /**
   * Resolves to the port, when it is listening.
   * @throws AnchorageError CONFIG_INVALID when the address cannot be taken.
   */
  start(): Promise<number>;
  /** Takes no new connection, and resolves when the open requests are answered, after four seconds at the latest. */
  stop(): Promise<void>;
}

/** What is served, and where. */
export interface HttpServerOptions {
  readonly routes: readonly Route[];
  /** 0 takes a free one. */
  readonly port: number;
  readonly host: string;
  readonly log: Log;
}

/** Longest time from the first byte of a request to its last, in milliseconds. */
const SLOWEST = 10_000;
/** Longest time that open requests have when the server stops, in milliseconds. */
const LAST = 4000;
/** Connections at once; further ones are closed. */
const CONNECTIONS = 2000;

/**
 * A small HTTP server: exact paths, bodies of at most 256 KiB, slow clients cut off. A failure is logged with an id, which the
 * client is told.
 */
export function createHttpServer({ routes, port, host, log }: HttpServerOptions): HttpServer {
  const server = createServer(
    { headersTimeout: SLOWEST / 2, requestTimeout: SLOWEST, connectionsCheckingInterval: 1000 },
    (request, response) => {
      serve(request, routes)
        .catch((error: unknown): HttpResponse => {
          // a client that goes away in the midst of its request is no failure of ours
          if (!request.complete) return plain(400, 'incomplete');
          const id = idOf(request);
          log.error('http.failed', { id, ...fieldsOf(error) });
          return plain(500, `failed: ${id}`);
        })
        .then((answer) => write(response, answer));
    },
  );
  server.maxConnections = CONNECTIONS;
  return {
    async start() {
      server.listen(port, host);
      await once(server, 'listening').catch((cause: unknown) => {
        const reason = cause instanceof Error ? cause.message : String(cause);
        throw new AnchorageError('CONFIG_INVALID', `Cannot serve HTTP: ${reason}`, { cause });
      });
      const address = server.address();
      return typeof address === 'object' && address ? address.port : port;
    },
    async stop() {
      if (!server.listening) return;
      const closed = once(server, 'close');
      server.close();
      const timer = setTimeout(() => server.closeAllConnections(), LAST);
      await closed;
      clearTimeout(timer);
    },
  };
}

/** What a proxy calls the request, else a name of ours: no other text of the client's gets into the log. */
function idOf({ headers }: IncomingMessage): string {
  const named = String(headers['x-request-id'] ?? '');
  return /^[\da-f-]{32,36}$/iu.test(named) ? named : randomUUID().slice(0, 8);
}

async function serve(request: IncomingMessage, routes: readonly Route[]): Promise<HttpResponse> {
  const path = (request.url ?? '').split('?')[0];
  const found = routes.filter((route) => route.path === path);
  const route = found.find(({ method }) => method === request.method);
  if (!route)
    return found.length === 0 ? plain(404, 'not found') : plain(405, 'method not allowed');
  const body = await readBody(request);
  return body === null ? plain(413, 'too large') : route.handle({ headers: request.headers, body });
}

function write(response: ServerResponse, { status, type, body, headers = {} }: HttpResponse): void {
  // a connection kept alive would hold up the end of the server
  const closes = status === 413 ? { connection: 'close' } : {};
  response.writeHead(status, { 'content-type': type, ...headers, ...closes });
  response.end(body);
}

function plain(status: number, body: string): HttpResponse {
  return { status, type: 'text/plain', body };
}
