import * as z from 'zod';
import type { Outcome, Recorded } from './rest.ts';

/** What became of an interaction. Times in milliseconds. */
export interface Interaction {
  readonly id: string;
  readonly token: string;
  readonly dispatched: number;
  callback: { readonly type: number; readonly data: Payload | null; readonly after: number } | null;
  readonly edits: Payload[];
  readonly followUps: Payload[];
  /** When the answer itself stood, be it in the callback, an edit or a follow-up; null until then. */
  answered: number | null;
}

/** A message of the bot's in a channel. */
export interface Posted {
  readonly channel: string;
  readonly body: Payload;
}

/** A message of the bot, as far as tests look at it. */
export type Payload = z.output<typeof PAYLOAD>;

const PAYLOAD = z.looseObject({
  embeds: z
    .array(
      z.looseObject({
        author: z.object({ name: z.string() }).optional(),
        title: z.string().optional(),
        description: z.string().optional(),
        footer: z.object({ text: z.string() }).optional(),
      }),
    )
    .default([]),
  components: z
    .array(
      z.object({
        components: z.array(
          z.looseObject({
            label: z.string(),
            custom_id: z.string(),
            disabled: z.boolean().optional(),
          }),
        ),
      }),
    )
    .default([]),
  choices: z.array(z.object({ name: z.string(), value: z.string() })).default([]),
  flags: z.int().default(0),
  nonce: z.string().optional(),
});

const CALLBACK = z.object({ type: z.int(), data: PAYLOAD.optional() });
const ACKNOWLEDGED: Outcome = {
  status: 400,
  body: { code: 40060, message: 'Interaction has already been acknowledged.' },
};
const UNKNOWN: Outcome = { status: 404, body: { code: 10062, message: 'Unknown interaction' } };
const UNAUTHORISED: Outcome = { status: 401, body: { code: 0, message: '401: Unauthorized' } };
/**
 * What Discord remembers: interactions and how they were answered, messages by nonce, registered commands.
 * @param inTime milliseconds in which an interaction has to be answered.
 */
export function createLedger(applicationId: string, inTime: number) {
  const interactions = new Map<string, Interaction>();
  const byToken = new Map<string, Interaction>();
  const posted: Posted[] = [];
  let commands: readonly unknown[] = [];

  function open(id: string, token: string): void {
    const dispatched = performance.now();
    const answers = { callback: null, edits: [], followUps: [], answered: null };
    const interaction: Interaction = { id, token, dispatched, ...answers };
    interactions.set(id, interaction);
    byToken.set(token, interaction);
  }

  function drop(id: string): void {
    byToken.delete(interactions.get(id)?.token ?? '');
    interactions.delete(id);
  }

  function handle({ method, path, body, authorised }: Recorded): Outcome {
    const [, id = '', token = ''] = /^\/interactions\/(\d+)\/([^/]+)\/callback/u.exec(path) ?? [];
    if (id !== '') return acknowledge(interactions.get(id), token, body);
    const [, hook = ''] = /^\/webhooks\/\d+\/([^/?]+)/u.exec(path) ?? [];
    if (hook !== '') return later(hook, method, body);
    if (!authorised) return UNAUTHORISED;
    const [, channel = ''] = /^\/channels\/(\d+)\/messages$/u.exec(path) ?? [];
    if (channel !== '') return post(channel, PAYLOAD.parse(body));
    if (path === '/applications/@me') return { status: 200, body: { id: applicationId } };
    if (!path.endsWith('/commands'))
      return { status: 404, body: { code: 0, message: 'Not found' } };
    if (method === 'PUT') commands = z.array(z.looseObject({})).parse(body).map(stored);
    return { status: 200, body: commands };
  }

  function acknowledge(known: Interaction | undefined, token: string, body: unknown): Outcome {
    const after = performance.now() - (known?.dispatched ?? 0);
    if (!known || known.token !== token || (after > inTime && !known.callback)) return UNKNOWN;
    if (known.callback) return ACKNOWLEDGED;
    const { type, data = null } = CALLBACK.parse(body);
    known.callback = { type, data, after };
    // 5 and 6 put the answer off
    if (type !== 5 && type !== 6) known.answered = after;
    return { status: 204 };
  }

  function later(token: string, method: string, body: unknown): Outcome {
    const known = byToken.get(token);
    if (!known?.callback) return { status: 404, body: { code: 10015, message: 'Unknown Webhook' } };
    const list = method === 'PATCH' ? known.edits : known.followUps;
    list.push(PAYLOAD.parse(body));
    known.answered ??= performance.now() - known.dispatched;
    return { status: 200, body: { id: '1' } };
  }

  /** A nonce that was used before gets the first message again. */
  function post(channel: string, body: Payload): Outcome {
    const twice = posted.some((item) => item.channel === channel && item.body.nonce === body.nonce);
    if (!twice) posted.push({ channel, body });
    return { status: 200, body: { id: '1', channel_id: channel } };
  }

  return { interactions, posted, open, drop, handle };
}

/** Discord adds what it knows, and sends what was left out as null. */
function stored(command: Record<string, unknown>) {
  return {
    id: '1',
    version: '1',
    application_id: '1',
    default_member_permissions: null,
    nsfw: false,
    description: '',
    name_localizations: null,
    ...command,
  };
}
