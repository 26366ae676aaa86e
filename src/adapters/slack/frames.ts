import * as z from 'zod';

/** What comes over a socket, as far as it matters. */
export type Frame =
  | { readonly kind: 'hello' }
  | { readonly kind: 'disconnect'; readonly reason: string }
  | {
      readonly kind: 'envelope';
      readonly id: string;
      readonly body: Readonly<Record<string, unknown>>;
      readonly retryNum?: number;
      readonly retryReason?: string;
    }
  /** Nothing to answer, but to be acknowledged where it has an id, or it would come again. */
  | { readonly kind: 'other'; readonly id?: string; readonly name: string };

const FRAME = z.object({
  type: z.string().catch(''),
  reason: z.string().catch(''),
  envelope_id: z.string().min(1).optional().catch(undefined),
  payload: z.record(z.string(), z.unknown()).optional().catch(undefined),
  retry_attempt: z.int().optional().catch(undefined),
  retry_reason: z.string().optional().catch(undefined),
});

const ENVELOPES = new Set(['events_api', 'slash_commands', 'interactive']);

/** Reads a frame; whatever comes, it never throws. */
export function readFrame(text: string): Frame {
  const parsed = FRAME.safeParse(parse(text));
  if (!parsed.success) return { kind: 'other', name: 'malformed' };
  const { type, reason, envelope_id: id, payload, retry_attempt, retry_reason } = parsed.data;
  if (type === 'hello') return { kind: 'hello' };
  if (type === 'disconnect') return { kind: 'disconnect', reason };
  if (id !== undefined && payload && ENVELOPES.has(type) && payload.type !== 'app_rate_limited')
    return {
      kind: 'envelope',
      id,
      body: payload,
      ...(retry_attempt !== undefined && { retryNum: retry_attempt }),
      ...(retry_reason !== undefined && { retryReason: retry_reason }),
    };
  const limited = [type, payload?.type].includes('app_rate_limited');
  const name = limited ? 'app_rate_limited' : 'unexpected';
  return { kind: 'other', name, ...(id !== undefined && { id }) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
