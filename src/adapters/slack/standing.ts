import type { webApi } from '@slack/bolt';
import * as z from 'zod';
import type { Place } from './place.ts';

/** Metadata by which the bot knows its own answer to a request again. */
export function markOf(id: string) {
  return { event_type: MARK, event_payload: { id } };
}

/**
 * Whether the answer to a request stands, or null where Slack cannot tell: the bot reads its direct conversations, no others.
 * @throws Error when Slack does not answer.
 */
export async function standing(
  { channel, thread, direct, asked }: Place,
  id: string,
  client: webApi.WebClient,
): Promise<boolean | null> {
  if (!direct || !channel.startsWith('D')) return null;
  const since = asked === undefined ? {} : { oldest: asked };
  const page = { channel, ...since, limit: 100, include_all_metadata: true };
  const { messages = [] } =
    thread === undefined
      ? await client.conversations.history(page)
      : await client.conversations.replies({ ...page, ts: thread });
  return messages.some(({ metadata }) => isOurs(metadata, id));
}

const MARK = 'anchorage_answer';

const METADATA = z.object({
  event_type: z.literal(MARK),
  event_payload: z.object({ id: z.string() }),
});

function isOurs(metadata: unknown, id: string): boolean {
  const mark = METADATA.safeParse(metadata);
  return mark.success && mark.data.event_payload.id === id;
}
