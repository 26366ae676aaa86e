import type { IncomingHttpHeaders } from 'node:http';
import type { ReceiverEvent } from '@slack/bolt';
import * as z from 'zod';
import { AnchorageError } from '../../errors.ts';
import type { Log } from '../../log.ts';
import type { Metrics } from '../../metrics.ts';
import type { HttpResponse, Route } from '../http/server.ts';
import { createDeferred } from './deferred.ts';
import { createVerifier } from './signature.ts';

export interface EndpointOptions {
  /** The app's signing secret. */
  readonly secret: string;
  readonly take: (event: ReceiverEvent) => Promise<boolean>;
  readonly log: Log;
  readonly metrics: Metrics;
}

/** Where Slack posts everything. */
export const PATH = '/slack/events';

/**
 * Takes what Slack posts: events, commands and interactions. Nothing is parsed, not even a check of Slack's own, before its
 * signature is found good. Answers as soon as the event is acknowledged.
 * @throws AnchorageError CONFIG_INVALID for an empty secret: anybody could sign with it.
 */
export function createEndpoint({ secret, take, log, metrics }: EndpointOptions): Route {
  if (secret.trim() === '')
    throw new AnchorageError('CONFIG_INVALID', 'is empty', {
      place: { file: '.env', field: 'SLACK_SIGNING_SECRET' },
    });
  const verifier = createVerifier(secret);
  const noteRefusal = createRefusals(log);
  return {
    method: 'POST',
    path: PATH,
    async handle({ headers, body: raw }) {
      const signed = {
        raw,
        timestamp: one(headers, 'x-slack-request-timestamp'),
        signature: one(headers, 'x-slack-signature'),
      };
      const judgement = verifier.judge(signed);
      if (judgement === 'bad') {
        noteRefusal();
        return answer(401);
      }
      if (judgement === 'replayed') {
        // whoever sent it first has its answer; what was asked is not done again
        metrics.count('duplicates', { platform: 'slack' });
        return answer(200);
      }
      const body = parseBody(raw, one(headers, 'content-type') ?? '');
      if (body === null) return answer(400);
      if (body.type === 'url_verification') return answer(200, { challenge: body.challenge });
      const answered = createDeferred<HttpResponse>();
      const ack = async (payload?: unknown) => answered.resolve(answer(200, payload));
      // what nothing here answers to is received nevertheless
      take({ body, ack, ...retryOf(headers) }).then((taken) => {
        if (!taken) verifier.forget(signed);
        answered.resolve(answer(taken ? 200 : 503));
      });
      return answered.promise;
    },
  };
}

/** Milliseconds between two lines about refused requests: anybody can send as many as they like. */
const QUIET = 60_000;

function createRefusals(log: Log): () => void {
  let said = Number.NEGATIVE_INFINITY;
  let count = 0;
  return () => {
    count++;
    if (performance.now() - said < QUIET) return;
    log.warn('slack.http.refused', { count });
    said = performance.now();
    count = 0;
  };
}

function one(headers: IncomingHttpHeaders, name: string): string | undefined {
  const value = headers[name];
  return typeof value === 'string' ? value : undefined;
}

const BODY = z.record(z.string(), z.unknown());

/** Events come as JSON, commands as a form, interactions as JSON in a form. */
function parseBody(raw: Buffer, type: string): z.output<typeof BODY> | null {
  const text = raw.toString('utf8');
  try {
    if (!type.includes('form')) return BODY.parse(JSON.parse(text));
    const form = new URLSearchParams(text);
    const payload = form.get('payload');
    return payload === null ? Object.fromEntries(form) : BODY.parse(JSON.parse(payload));
  } catch {
    return null;
  }
}

function retryOf(headers: IncomingHttpHeaders): Pick<ReceiverEvent, 'retryNum' | 'retryReason'> {
  const number = Number(one(headers, 'x-slack-retry-num') ?? Number.NaN);
  const reason = one(headers, 'x-slack-retry-reason');
  return {
    ...(Number.isInteger(number) && { retryNum: number }),
    ...(reason !== undefined && { retryReason: reason }),
  };
}

function answer(status: number, payload?: unknown): HttpResponse {
  return typeof payload === 'object' && payload !== null
    ? { status, type: 'application/json', body: JSON.stringify(payload) }
    : { status, type: 'text/plain', body: typeof payload === 'string' ? payload : '' };
}
