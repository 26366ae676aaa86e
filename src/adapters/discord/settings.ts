import * as z from 'zod';

/** Which shards this process runs: `auto` all that Discord recommends, or some of a fixed number. */
export type Shards = 'auto' | { readonly ids: readonly number[]; readonly total: number };

/** Settings of the Discord side, checked. */
export interface DiscordSettings {
  /** Of the bot; with it the gateway starts. */
  readonly token?: string | undefined;
  /** Of the application, 64 hexadecimal digits; with it the HTTP endpoint for interactions opens. */
  readonly publicKey?: string | undefined;
  /** Where Discord's API is, without the version. */
  readonly apiUrl: string;
  readonly shards: Shards;
  /** Whether answers are shown to the asker only. */
  readonly private: boolean;
}

/** The variables of the environment that are Discord's; spread into the schema of all settings. */
export const DISCORD_VARIABLES = {
  DISCORD_TOKEN: z
    .string()
    .trim()
    .regex(/^\S+$/u, 'must be the token of the bot, without white space')
    .optional(),
  DISCORD_PUBLIC_KEY: z
    .string()
    .trim()
    .regex(/^[0-9a-f]{64}$/iu, 'must be 64 hexadecimal digits, from "General Information"')
    .optional(),
  DISCORD_API_URL: z
    .url({ protocol: /^https?$/u, error: 'must be an address such as https://discord.com/api' })
    .transform((url) => url.replace(/\/+$/u, ''))
    .default('https://discord.com/api'),
  DISCORD_SHARDS: z
    .string()
    .default('auto')
    .transform(readShards)
    .refine((shards) => shards !== null, 'must be auto, or shards and their number such as 0-3/8')
    .transform((shards) => shards ?? ('auto' as const)),
  DISCORD_PRIVATE: z.stringbool('must be true or false').default(false),
};

/** The settings out of variables that were checked; null when Discord is not set up. */
export function discordSettings(variables: Variables): DiscordSettings | null {
  const { DISCORD_TOKEN, DISCORD_PUBLIC_KEY } = variables;
  if (DISCORD_TOKEN === undefined && DISCORD_PUBLIC_KEY === undefined) return null;
  return {
    token: DISCORD_TOKEN,
    publicKey: DISCORD_PUBLIC_KEY,
    apiUrl: variables.DISCORD_API_URL,
    shards: variables.DISCORD_SHARDS,
    private: variables.DISCORD_PRIVATE,
  };
}

type Variables = z.output<z.ZodObject<typeof DISCORD_VARIABLES>>;

/** `0-3/8` and `5/8`, shards counted from 0; null for anything else. */
function readShards(text: string): Shards | null {
  if (text === 'auto') return 'auto';
  const match = /^(\d{1,4})(?:-(\d{1,4}))?\/(\d{1,4})$/u.exec(text);
  if (!match) return null;
  const [first, last, total] = [Number(match[1]), Number(match[2] ?? match[1]), Number(match[3])];
  if (first > last || last >= total) return null;
  return { ids: Array.from({ length: last - first + 1 }, (_, index) => first + index), total };
}
