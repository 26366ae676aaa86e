import * as spec from 'discord-api-spec/zod';
import * as z from 'zod';

/**
 * What is wrong with a message of ours, by Discord's published schema (discord-api-spec) and by its written limits
 * (developers/resources/message.mdx, developers/components/reference.mdx); empty when nothing.
 */
export function messageViolations(body: unknown): readonly string[] {
  const broken = issues(spec.MessageCreateRequestSchema, body);
  const parsed = MESSAGE.safeParse(body);
  if (!parsed.success) return [...broken, ...issues(MESSAGE, body)];
  const { embeds, components } = parsed.data;
  const ids = components.flatMap((row) => row.components.map(({ custom_id }) => custom_id));
  const total = embeds.map(lengthOf).reduce((a, b) => a + b, 0);
  return [
    ...broken,
    ...(total > 6000 ? [`embeds hold ${total} characters`] : []),
    ...(new Set(ids).size < ids.length ? ['two components share a custom_id'] : []),
    ...(embeds.some((embed) => lengthOf(embed) === 0) ? ['an embed is empty'] : []),
  ];
}

/** The same for the body of an interaction callback. */
export function callbackViolations(body: unknown): readonly string[] {
  const broken = issues(CALLBACK, body);
  const { type, data } = z.object({ type: z.number(), data: z.unknown().optional() }).parse(body);
  return type === 4 || type === 7 ? [...broken, ...messageViolations(data)] : broken;
}

/** The same for a bulk upload of commands (developers/interactions/application-commands.mdx). */
export function commandViolations(body: unknown): readonly string[] {
  return [
    ...issues(z.array(spec.ApplicationCommandUpdateRequestSchema), body),
    ...issues(COMMANDS, body),
  ];
}

const CALLBACK = z.union([
  spec.ApplicationCommandAutocompleteCallbackRequestSchema,
  spec.CreateMessageInteractionCallbackRequestSchema,
  spec.PongInteractionCallbackRequestSchema,
  spec.UpdateMessageInteractionCallbackRequestSchema,
]);

const filled = (most: number) => z.string().min(1).max(most);

const EMBED = z.strictObject({
  author: z.strictObject({ name: filled(256) }).optional(),
  title: filled(256).optional(),
  description: filled(4096),
  color: z.int().min(0).max(0xffffff),
  footer: z.strictObject({ text: filled(2048) }).optional(),
});

const BUTTON = z.strictObject({
  type: z.literal(2),
  style: z.int().min(1).max(4),
  label: filled(80),
  custom_id: filled(100),
  disabled: z.boolean().optional(),
});

/** Closed: a misspelt property is a violation. Ours have no `content`, and mention nobody. */
const MESSAGE = z.strictObject({
  embeds: z.array(EMBED).min(1).max(10),
  components: z
    .array(z.strictObject({ type: z.literal(1), components: z.array(BUTTON).min(1).max(5) }))
    .max(5),
  allowed_mentions: z.strictObject({
    parse: z.array(z.never()).max(0),
    replied_user: z.literal(false).optional(),
  }),
  flags: z.literal(64).optional(),
  nonce: filled(25).optional(),
  enforce_nonce: z.literal(true).optional(),
  message_reference: z
    .strictObject({ message_id: filled(20), fail_if_not_exists: z.literal(false) })
    .optional(),
});

const OPTION = z.object({
  type: z.union([z.literal(3), z.literal(4), z.literal(5)]),
  name: z.string().regex(/^[-_\p{Ll}\p{N}]{1,32}$/u),
  description: filled(100),
  autocomplete: z.boolean().optional(),
});

const COMMANDS = z
  .array(
    z.discriminatedUnion('type', [
      z.object({
        type: z.literal(1),
        name: z.string().regex(/^[-_\p{Ll}\p{N}]{1,32}$/u),
        description: filled(100),
        options: z.array(OPTION).max(25),
      }),
      z.object({ type: z.literal(3), name: filled(32) }),
    ]),
  )
  .max(100);

function lengthOf({ author, title = '', description, footer }: z.output<typeof EMBED>): number {
  return [author?.name ?? '', title, description, footer?.text ?? ''].join('').length;
}

function issues(schema: z.ZodType, value: unknown): readonly string[] {
  const parsed = schema.safeParse(value);
  return parsed.success
    ? []
    : parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
}
