import * as z from 'zod';

const ID = z.string().regex(/^\d{1,20}$/u);

const COMMON = {
  id: ID,
  application_id: ID,
  token: z.string().min(1).max(1000),
  channel_id: ID.optional(),
  guild_id: ID.optional(),
  /** 0 a server, 1 a direct message with the bot, 2 a private channel of others. */
  context: z.int().optional(),
  user: z.object({ id: ID }).optional(),
  member: z.object({ user: z.object({ id: ID }) }).optional(),
};

const OPTION = z.object({
  name: z.string(),
  value: z.union([z.string(), z.number(), z.boolean()]),
  focused: z.boolean().optional(),
});

const PING = z.object({ type: z.literal(1) });

const COMMAND = z.object({
  ...COMMON,
  type: z.literal(2),
  data: z.discriminatedUnion('type', [
    z.object({ type: z.literal(1), name: z.string(), options: z.array(OPTION).default([]) }),
    z.object({
      type: z.literal(3),
      name: z.string(),
      target_id: ID,
      resolved: z.object({ messages: z.record(z.string(), z.object({ content: z.string() })) }),
    }),
  ]),
});

/** What of an embed of ours is kept when its message is posted again. */
const EMBED = z.object({
  author: z.object({ name: z.string() }).optional(),
  title: z.string().optional(),
  description: z.string().optional(),
  color: z.int().optional(),
  footer: z.object({ text: z.string() }).optional(),
});

const COMPONENT = z.object({
  ...COMMON,
  type: z.literal(3),
  data: z.object({ custom_id: z.string().max(100) }),
  message: z.object({ flags: z.int().default(0), embeds: z.array(EMBED).max(10) }),
});

const AUTOCOMPLETE = z.object({
  ...COMMON,
  type: z.literal(4),
  data: z.object({ name: z.string(), options: z.array(OPTION).default([]) }),
});

/** An interaction as far as we look at it; Discord sends the same over the gateway and over HTTP. */
export const INTERACTION = z.discriminatedUnion('type', [PING, COMMAND, COMPONENT, AUTOCOMPLETE]);

/** The first event of a session, as far as we look at it. */
export const READY = z.object({ user: z.object({ id: ID }) });

/** A message as far as we look at it. */
export const MESSAGE = z.object({
  id: ID,
  channel_id: ID,
  guild_id: ID.optional(),
  /** 0 an ordinary message, 19 a reply; the rest are notices of Discord's own. */
  type: z.int(),
  author: z.object({ id: ID, bot: z.boolean().default(false) }),
  webhook_id: ID.optional(),
  content: z.string(),
  mentions: z.array(z.object({ id: ID })).default([]),
});

/** Somebody used a command, by its slash or in the menu of a message. */
export type CommandInteraction = z.output<typeof COMMAND>;
/** Somebody pressed a button. */
export type ComponentInteraction = z.output<typeof COMPONENT>;
/** Somebody types the value of an option. */
export type AutocompleteInteraction = z.output<typeof AUTOCOMPLETE>;
/** Every interaction but the PING that only the HTTP endpoint gets. */
export type Interaction = CommandInteraction | ComponentInteraction | AutocompleteInteraction;
/** A message, checked. */
export type Message = z.output<typeof MESSAGE>;
