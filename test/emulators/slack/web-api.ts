import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createLedger } from './ledger.ts';
import { BOT, type Payload, timestamp } from './payloads.ts';
import { violationsOf } from './violations.ts';

/** A call that reached Slack. */
export interface Call {
  readonly method: string;
  readonly token: string;
  readonly args: Payload;
  readonly at: number;
}

/** A message that somebody can see. */
export interface Posted {
  readonly via: 'postMessage' | 'postEphemeral' | 'respond';
  readonly ts: string;
  readonly at: number;
  readonly body: Payload;
}

/** What a call meets instead of an answer; `cut` breaks the line before or after the work is done, `delay` holds the answer back. */
export interface Fault {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly error?: string;
  readonly cut?: 'before' | 'after';
  readonly delay?: number;
}

export const TOKENS = { bot: 'xoxb-canary-bot-token', app: 'xapp-canary-app-token' } as const;

/** The Web API and the response addresses of an emulated workspace. */
export function createWebApi({ link }: { link: () => string }) {
  const calls = createLedger<Call>();
  const posted = createLedger<Posted>();
  const violations: string[] = [];
  const faults = new Map<string, Fault[]>();
  const refusals = new Map<string, string>();
  const responses = new Map<string, number>();

  function answer(method: string, token: string, args: Payload): Payload {
    const wanted = method === 'apps.connections.open' ? TOKENS.app : TOKENS.bot;
    const refusal = refusals.get(wanted) ?? (token === wanted ? undefined : 'invalid_auth');
    if (refusal !== undefined) return { ok: false, error: refusal };
    switch (method) {
      case 'auth.test':
        return { ok: true, user_id: BOT, bot_id: 'B0BOT00001', team_id: 'T0TEAM0001' };
      case 'apps.connections.open':
        return { ok: true, url: link() };
      case 'chat.postMessage':
      case 'chat.postEphemeral': {
        const via = method === 'chat.postMessage' ? 'postMessage' : 'postEphemeral';
        return { ok: true, ts: note(via, args) };
      }
      case 'conversations.history':
        return { ok: true, messages: history(args).toReversed().slice(0, Number(args.limit)) };
      case 'conversations.replies':
        return { ok: true, messages: history(args).slice(0, Number(args.limit)) };
      case 'views.open':
      case 'views.publish':
        violations.push(...violationsOf(record(args.view), 100));
        return { ok: true, view: {} };
      case 'assistant.threads.setSuggestedPrompts':
      case 'assistant.threads.setStatus':
      case 'assistant.threads.setTitle':
        return { ok: true };
      default:
        return { ok: false, error: 'unknown_method' };
    }
  }

  function note(via: Posted['via'], body: Payload): string {
    violations.push(...violationsOf(body));
    const ts = timestamp();
    posted.add({ via, ts, at: Date.now(), body });
    return ts;
  }

  /** The oldest first, as threads are read; the history of a conversation comes the other way round. */
  function history({ channel, ts, oldest = '0' }: Payload): readonly Payload[] {
    return posted.items
      .filter(({ via, body }) => via === 'postMessage' && body.channel === channel)
      .filter(({ body }) => (ts === undefined ? !body.thread_ts : body.thread_ts === ts))
      .filter((message) => Number(message.ts) > Number(oldest))
      .map(({ body, ts: own }) => ({ ...body, ts: own }));
  }

  /** Five times in half an hour, of which the tests never see the end. */
  function respond(path: string, body: Payload): { status: number; body: string } {
    const used = (responses.get(path) ?? 0) + 1;
    responses.set(path, used);
    if (used > 5) return { status: 404, body: 'used_url' };
    note('respond', { ...body, path });
    return { status: 200, body: 'ok' };
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '';
    const text = await read(request);
    const method = path.startsWith('/api/') ? path.slice('/api/'.length) : 'respond';
    const token = (request.headers.authorization ?? '').replace(/^Bearer /u, '');
    const args = method === 'respond' ? record(JSON.parse(text)) : fromForm(text);
    calls.add({ method, token, args, at: Date.now() });
    const fault = faults.get(method)?.shift() ?? {};
    if (fault.cut === 'before') return void request.socket.destroy();
    if (fault.status) return void response.writeHead(fault.status, { ...fault.headers }).end('{}');
    if (fault.error) return json(response, { ok: false, error: fault.error });
    if (method === 'respond') {
      const { status, body } = respond(path, args);
      if (fault.delay) await new Promise((resolve) => setTimeout(resolve, fault.delay));
      if (fault.cut === 'after') return void request.socket.destroy();
      return void response.writeHead(status).end(body);
    }
    const result = answer(method, token, args);
    if (fault.delay) await new Promise((resolve) => setTimeout(resolve, fault.delay));
    if (fault.cut === 'after') return void request.socket.destroy();
    json(response, result);
  }

  return {
    handle,
    calls,
    posted,
    violations,
    /** What the next calls of a method meet, in order; `respond` for the response addresses. */
    fail(method: string, ...next: readonly Fault[]) {
      faults.set(method, [...(faults.get(method) ?? []), ...next]);
    },
    /** Forgets what the next calls were to meet. */
    heal: () => faults.clear(),
    /** Refuses a token from now on; null accepts it again. */
    refuse(token: keyof typeof TOKENS, error: string | null) {
      if (error === null) refusals.delete(TOKENS[token]);
      else refusals.set(TOKENS[token], error);
    },
    responsePath: () => `/respond/${randomUUID()}`,
    /** Forgets how often a response address was used. */
    forget: (path: string) => responses.delete(path),
  };
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString();
}

/** Objects and lists come as JSON within a form. */
function fromForm(text: string): Payload {
  return Object.fromEntries(
    [...new URLSearchParams(text)].map(([name, value]) => [
      name,
      /^[[{]/u.test(value) && name !== 'text' ? JSON.parse(value) : value,
    ]),
  );
}

function record(value: unknown): Payload {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function json(response: ServerResponse, value: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}
