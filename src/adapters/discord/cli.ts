import { parseArgs } from 'node:util';
import { DiscordAPIError, RateLimitError } from 'discord.js';
import type { AnyCommand } from '../../contract/command.ts';
import { AnchorageError } from '../../errors.ts';
import { applicationId } from './application.ts';
import { inviteLinks } from './invite.ts';
import { proposal, register } from './register.ts';
import { createRest } from './rest.ts';
import { createRestraint } from './restraint.ts';
import type { DiscordSettings } from './settings.ts';

/** What the command line of the Discord side needs. */
export interface DiscordCliOptions {
  readonly commands: readonly AnyCommand[];
  readonly settings: DiscordSettings | null;
  readonly write: (line: string) => void;
}

/**
 * `discord:register [--guild ID] [--dry-run]` and `discord:invite`; null for other words.
 * @returns exit status.
 * @throws AnchorageError CONFIG_INVALID without a token, which a dry run can do without, USAGE, PLATFORM_REFUSED.
 */
export async function discordCli(
  [name, ...args]: readonly string[],
  { commands, settings, write }: DiscordCliOptions,
): Promise<number | null> {
  if (name !== 'discord:register' && name !== 'discord:invite') return null;
  const flags = readFlags(args);
  const { apiUrl, token } = settings ?? {};
  if (name === 'discord:register' && flags.dryRun && token === undefined) {
    write(proposal({ commands, ...flags }));
    return 0;
  }
  if (apiUrl === undefined || token === undefined)
    throw new AnchorageError('CONFIG_INVALID', 'is needed for that', {
      place: { file: '.env', field: 'DISCORD_TOKEN' },
    });
  const rest = createRest({ apiUrl, token, restraint: createRestraint() });
  try {
    if (name === 'discord:register') {
      write(await register({ rest, commands, ...flags }));
    } else {
      const { server, account } = inviteLinks(await applicationId(rest));
      write(`To a server:  ${server}`);
      write(`To your own account:  ${account}`);
    }
    return 0;
  } catch (cause) {
    throw new AnchorageError('PLATFORM_REFUSED', explanation(cause, apiUrl), { cause });
  }
}

function readFlags(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { guild: { type: 'string' }, 'dry-run': { type: 'boolean', default: false } },
    });
    if (values.guild !== undefined && !/^\d{1,20}$/u.test(values.guild))
      throw new Error('--guild takes the id of a server, in digits');
    return { guild: values.guild, dryRun: values['dry-run'] };
  } catch (cause) {
    throw new AnchorageError('USAGE', cause instanceof Error ? cause.message : '', { cause });
  }
}

function explanation(cause: unknown, apiUrl: string): string {
  if (cause instanceof RateLimitError)
    return `Discord asks to wait ${Math.ceil(cause.retryAfter / 1000)} seconds; try again then`;
  if (cause instanceof DiscordAPIError)
    return cause.status === 401
      ? 'Discord does not know the token in DISCORD_TOKEN'
      : `Discord refuses: ${cause.message}`;
  const reason = cause instanceof Error ? cause.message : String(cause);
  return `No good answer from Discord at ${apiUrl}: ${reason}`;
}
