import { LRUCache } from 'lru-cache';
import type { Bot } from '../../bot/bot.ts';
import type { Reply } from '../../contract/reply.ts';
import type { Request } from '../../contract/request.ts';
import type { Metrics } from '../../metrics.ts';
import type { Delivery } from './delivery.ts';
import { createLanes } from './lanes.ts';
import type { Place } from './place.ts';
import type { Renderer } from './render.ts';
import { originOf } from './request.ts';
import { type ButtonState, decodeState, sealOf } from './state.ts';

/** What is asked, before it is known by whom. */
export type Asked =
  | {
      readonly command: string;
      readonly options: Readonly<Record<string, string | number | boolean>>;
    }
  | { readonly command?: string; readonly text: string };

/** Answers people, one reply to each thing asked. */
export interface Answering {
  /** Answers; `discreet` keeps the answer for the asker until they share it. */
  answer(asked: Asked, place: Place, discreet?: boolean): Promise<void>;
  /** Shows another page of a reply in its place; `secret` is one that its reader alone sees, and may share. */
  turn(value: string, place: Place, secret: boolean): Promise<void>;
  /** Posts a reply that only one person saw for everybody. */
  share(value: string, place: Place): Promise<void>;
}

export interface AnsweringOptions {
  readonly bot: Bot;
  readonly renderer: Renderer;
  readonly delivery: Delivery;
  readonly metrics: Metrics;
}

interface Recalled {
  readonly reply: Reply;
  /** Whether it is the one that the button stands under. */
  readonly same: boolean;
}

/** Replies kept for their buttons; what is older is asked anew. */
const KEPT = 500;

const GONE: Reply = {
  status: 'invalid',
  visibility: 'private',
  blocks: [
    {
      kind: 'text',
      text: 'I no longer have this answer at hand. Please ask again.',
      citations: [],
    },
  ],
};

export function createAnswering(options: AnsweringOptions): Answering {
  const { bot, renderer, delivery, metrics } = options;
  const replies = new LRUCache<string, Reply>({ max: KEPT });
  // one at a time for each person in each conversation: a second question may lean on the first
  const turns = createLanes(async () => undefined);

  /** The reply under a button, or what is said in its place where it cannot be had again as it was. */
  async function recall(state: ButtonState | null, place: Place): Promise<Recalled> {
    const { ask = '', seal = '' } = state ?? {};
    const kept = replies.get(seal);
    if (kept || ask === '') return { reply: kept ?? GONE, same: kept !== undefined };
    const origin = { ...originOf(place), conversation: `again:${seal}` };
    const reply = await bot.handle({ kind: 'text', origin, text: ask });
    const same = sealOf(reply) === seal;
    return { reply: same || reply.reason === 'rate_limited' ? reply : GONE, same };
  }

  /** Sends one page of the reply under a button, or says that it is no more. */
  async function show(value: string, place: Place, as: 'turned' | 'turned-secret' | 'shared') {
    const state = decodeState(value);
    const { reply, same } = await recall(state, place);
    const { id } = originOf(place);
    const showing = { ask: state?.ask ?? '', shareable: as === 'turned-secret' };
    const pages = renderer.pages(reply, same ? showing : {});
    const shared = same && as === 'shared';
    const message = pages[same && !shared ? (state?.page ?? 0) : 0] ?? pages[0];
    const address = { place, id, audience: shared ? 'everyone' : 'asker' } as const;
    if (message) await delivery.send(message, { ...address, replace: same && !shared });
  }

  return {
    answer(asked, place, discreet = false) {
      const since = performance.now();
      return turns.run(`${place.channel}:${place.thread ?? ''}:${place.user}`, async () => {
        const origin = originOf(place);
        const reply = await bot.handle(requestOf(asked, origin));
        replies.set(sealOf(reply), reply);
        const secret = !place.direct && (discreet || reply.visibility === 'private');
        const shareable = secret && (reply.status === 'answer' || reply.status === 'no_answer');
        const [message] = renderer.pages(reply, { ask: lineOf(asked, reply), shareable });
        const audience = secret ? 'asker' : 'everyone';
        if (message) await delivery.send(message, { place, audience, id: origin.id });
        metrics.time('answering', (performance.now() - since) / 1000, { platform: 'slack' });
      });
    },
    turn: (value, place, secret) => show(value, place, secret ? 'turned-secret' : 'turned'),
    share: (value, place) => show(value, place, 'shared'),
  };
}

function requestOf(asked: Asked, origin: Request['origin']): Request {
  return 'options' in asked
    ? { kind: 'command', origin, ...asked }
    : { kind: 'text', origin, ...asked };
}

/** What was asked, as a line that asks it again; empty where there is none. */
function lineOf(asked: Asked, { line }: Reply): string {
  if (line !== undefined || 'options' in asked) return line ?? '';
  return asked.command === undefined ? asked.text : `/${asked.command} ${asked.text}`;
}
