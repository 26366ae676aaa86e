import { Ajv } from 'ajv';
import type { createManifest } from '../../../src/adapters/slack/manifest.ts';
import { validatorFor } from './schema.ts';

type Manifest = ReturnType<typeof createManifest>;

/** What Slack would refuse about a manifest; empty when nothing. */
export function manifestFaults(manifest: Manifest): readonly string[] {
  const typed = structuredClone(manifest);
  const { scopes } = typed.oauth_config;
  scopes.bot = scopes.bot.filter((scope) => scope !== UNTYPED);
  return [
    ...(isTyped(typed) ? [] : [JSON.stringify(isTyped.errors)]),
    ...(isWithin(manifest) ? [] : [JSON.stringify(isWithin.errors)]),
  ];
}

/** A scope that Slack documents and this version of its types lacks: https://docs.slack.dev/reference/scopes/assistant.write */
const UNTYPED = 'assistant:write';

/**
 * What Slack's published schema (github.com/slackapi/manifest-schema, version 1.0.0) says beyond types, for the parts that the
 * manifest has: lengths, counts, forms. What may stand there at all, the types say.
 */
const words = (maxLength: number, pattern?: string) => ({
  type: 'string',
  minLength: 1,
  maxLength,
  ...(pattern !== undefined && { pattern }),
});
const list = (items: object, maxItems: number, minItems = 0) => ({
  type: 'array',
  items,
  minItems,
  maxItems,
  uniqueItems: true,
});
const object = (properties: object, required: readonly string[] = []) => ({
  type: 'object',
  properties,
  required,
});
const address = words(3000, '^https?://');
const RULES = {
  ...object(
    {
      display_information: object({ name: words(35), description: words(140) }, ['name']),
      features: object({
        bot_user: object({ display_name: words(80) }, ['display_name']),
        assistant_view: object({ assistant_description: words(300) }, ['assistant_description']),
        shortcuts: list(
          object(
            {
              name: words(24),
              type: { enum: ['message', 'global'] },
              callback_id: words(255),
              description: words(150),
            },
            ['name', 'type', 'callback_id', 'description'],
          ),
          10,
          1,
        ),
        slash_commands: list(
          object(
            {
              command: words(32, '^/[a-z0-9_-]+$'),
              description: words(2000),
              usage_hint: words(1000),
              url: address,
            },
            ['command', 'description'],
          ),
          50,
          1,
        ),
      }),
      oauth_config: object({ scopes: object({ bot: list(words(50), 255) }) }),
      settings: object({
        event_subscriptions: object({ request_url: address, bot_events: list(words(50), 100) }),
        interactivity: object({ request_url: address, message_menu_options_url: address }, [
          'is_enabled',
        ]),
      }),
    },
    ['display_information', 'features', 'oauth_config', 'settings'],
  ),
  additionalProperties: false,
};

const isTyped = validatorFor('Manifest');
const isWithin = new Ajv().compile(RULES);
