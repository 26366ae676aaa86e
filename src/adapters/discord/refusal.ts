import { DiscordAPIError, GatewayCloseCodes } from 'discord.js';
import { AnchorageError } from '../../errors.ts';

/** The error for a login that Discord refuses for good; null for what may pass. */
export function refusalOf(error: unknown): AnchorageError | null {
  return error instanceof DiscordAPIError && error.status === 401 ? unknownToken(error) : null;
}

/**
 * The error for a close code after which a bot must not connect again (developers/topics/opcodes-and-status-codes.mdx,
 * "Gateway Close Event Codes"); null for all others.
 */
export function closeError(code: number): AnchorageError | null {
  if (code === GatewayCloseCodes.AuthenticationFailed) return unknownToken();
  if (code < GatewayCloseCodes.InvalidShard || code > GatewayCloseCodes.DisallowedIntents)
    return null;
  const reason = GatewayCloseCodes[code];
  const remedy = REMEDIES[code] ?? 'This is a mistake in the program; please report it';
  return new AnchorageError(
    'PLATFORM_REFUSED',
    `Discord closed the connection for good: ${code} ${reason}. ${remedy}`,
  );
}

const REMEDIES: Readonly<Record<number, string>> = {
  [GatewayCloseCodes.InvalidShard]: 'DISCORD_SHARDS names a shard that does not exist',
  [GatewayCloseCodes.ShardingRequired]:
    'The bot is in too many servers for that: set DISCORD_SHARDS to auto, or to more shards',
  [GatewayCloseCodes.InvalidAPIVersion]: 'Discord no longer serves this version: update the bot',
};

/** The error for a token that Discord does not know, or not any more. */
export function unknownToken(cause?: unknown): AnchorageError {
  return new AnchorageError(
    'PLATFORM_REFUSED',
    'DISCORD_TOKEN: Discord does not know this token. Reset it in the developer portal ("Bot") and put the new one into .env',
    { cause },
  );
}
