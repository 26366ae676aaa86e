import * as z from 'zod';

/** A slash command as Slack sends it. */
export const COMMAND = z.object({
  command: z.string(),
  text: z.string().default(''),
  user_id: z.string(),
  channel_id: z.string(),
  response_url: z.string().optional(),
  trigger_id: z.string().default(''),
});

/** A mention, or a message in a direct conversation. Messages of bots and changes of messages fit no handler. */
export const MESSAGE = z.object({
  type: z.enum(['app_mention', 'message']),
  channel: z.string(),
  channel_type: z.string().optional(),
  user: z.string(),
  text: z.string().default(''),
  ts: z.string(),
  thread_ts: z.string().optional(),
  subtype: z.enum(['file_share', 'thread_broadcast']).optional(),
  bot_id: z.undefined().optional(),
});

const CHANNEL = z.object({ id: z.string() });
const USER = z.object({ id: z.string() });

/** A press of a button; in a view there is no channel. */
export const PRESS = z.object({
  user: USER,
  channel: CHANNEL.optional(),
  message: z.object({ thread_ts: z.string().optional() }).optional(),
  container: z.object({ thread_ts: z.string().optional(), is_ephemeral: z.boolean().optional() }),
  response_url: z.string().optional(),
  actions: z.tuple([
    z.object({
      action_id: z.string(),
      value: z.string().default(''),
      action_ts: z.string().optional(),
    }),
  ]),
});

/** The message shortcut. */
export const SHORTCUT_USED = z.object({
  user: USER,
  channel: CHANNEL,
  message: z.object({ text: z.string().default(''), thread_ts: z.string().optional() }),
  response_url: z.string().optional(),
});

/** What somebody types into a type-ahead. */
export const TYPE_AHEAD = z.object({
  user: USER,
  action_id: z.string(),
  value: z.string().default(''),
});

/** A form sent in. */
export const SUBMISSION = z.object({
  user: USER,
  view: z.object({
    callback_id: z.string(),
    private_metadata: z.string(),
    state: z.object({
      values: z.record(
        z.string(),
        z.record(
          z.string(),
          z.object({
            value: z.string().nullish(),
            selected_option: z.object({ value: z.string() }).nullish(),
          }),
        ),
      ),
    }),
  }),
});

/** Somebody opened the app's page. */
export const HOME_OPENED = z.object({ user: z.string(), tab: z.string() });

/** Somebody opened the assistant pane. */
export const PANE_OPENED = z.object({
  assistant_thread: z.object({
    channel_id: z.string(),
    thread_ts: z.string(),
    user_id: z.string(),
  }),
});
