import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
} from 'discord.js';
import * as z from 'zod';
import type { AnyCommand } from '../../contract/command.ts';
import type { OptionSpec } from '../../contract/options.ts';

/** The command in the menu of a message: whether its text is printed as a quotation. */
export const CHECK_QUOTATION = {
  name: 'Check this quotation',
  command: 'verify',
  option: 'quotation',
  /** Longest text that the option takes, in characters. */
  longest: 2000,
} as const;

/** To servers and to a user's own account; in servers, direct messages with the bot and private channels. */
const EVERYWHERE = {
  integration_types: [
    ApplicationIntegrationType.GuildInstall,
    ApplicationIntegrationType.UserInstall,
  ],
  contexts: [
    InteractionContextType.Guild,
    InteractionContextType.BotDM,
    InteractionContextType.PrivateChannel,
  ],
};

const OPTION = z.object({
  type: z.int(),
  name: z.string(),
  description: z.string(),
  required: z.boolean().default(false),
  autocomplete: z.boolean().default(false),
  choices: z.array(z.object({ name: z.string(), value: z.string() })).default([]),
  min_value: z.number().nullish().default(null),
  max_value: z.number().nullish().default(null),
  max_length: z.number().nullish().default(null),
});

/** A command as Discord registers it; what it adds to one on its side is left out. */
export const REGISTERED = z.object({
  type: z.int().default(ApplicationCommandType.ChatInput),
  name: z.string(),
  description: z.string().default(''),
  options: z.array(OPTION).default([]),
  integration_types: z.array(z.int()).default([]),
  contexts: z.array(z.int()).nullish().default(null),
});

/** The body of the bulk upload: every command as a slash command, and the check in the menu of messages. */
export function registration(commands: readonly AnyCommand[]) {
  const slash = commands.map(({ name, description, specs }) => ({
    type: ApplicationCommandType.ChatInput,
    name,
    description,
    options: specs.map(optionOf),
    ...EVERYWHERE,
  }));
  const menu = commands.some(({ name }) => name === CHECK_QUOTATION.command)
    ? [{ type: ApplicationCommandType.Message, name: CHECK_QUOTATION.name, ...EVERYWHERE }]
    : [];
  return [...slash, ...menu];
}

function optionOf(spec: OptionSpec) {
  const { name, description, required, choices, minimum, maximum, maxLength, suggests } = spec;
  return {
    type: typeOf(spec),
    name,
    description,
    required,
    ...(choices && { choices: choices.map((choice) => ({ name: choice, value: choice })) }),
    ...(minimum !== undefined && { min_value: minimum }),
    ...(maximum !== undefined && { max_value: maximum }),
    ...(maxLength !== undefined && { max_length: maxLength }),
    ...(suggests && { autocomplete: true }),
  };
}

function typeOf({ type }: OptionSpec): ApplicationCommandOptionType {
  switch (type) {
    case 'string':
      return ApplicationCommandOptionType.String;
    case 'integer':
      return ApplicationCommandOptionType.Integer;
    case 'boolean':
      return ApplicationCommandOptionType.Boolean;
    default:
      return type satisfies never;
  }
}
