import * as z from 'zod';

/** Where an answer goes, and who asked. Kept in forms while they are filled in. */
export const PLACE = z.object({
  channel: z.string(),
  user: z.string(),
  /** The workspace. */
  team: z.string().exactOptional(),
  /** Timestamp of the message or the press that is answered. */
  asked: z.string().exactOptional(),
  /** Timestamp of the message that the thread hangs on. */
  thread: z.string().exactOptional(),
  /** Whether the answer is the first in its thread: nobody sees what is for their eyes only in there yet. */
  opensThread: z.literal(true).exactOptional(),
  /** Whether nobody but the bot and the asker reads along, for certain. */
  direct: z.boolean(),
  response: z.object({ url: z.string(), since: z.number() }).exactOptional(),
});

export type Place = Readonly<z.output<typeof PLACE>>;

/** The unit that remembers what was last talked about. */
export function conversationOf({ channel, thread }: Place): string {
  return thread === undefined ? channel : `${channel}:${thread}`;
}
