import { isDeepStrictEqual } from 'node:util';
import { type REST, Routes } from 'discord.js';
import * as z from 'zod';
import type { AnyCommand } from '../../contract/command.ts';
import { applicationId } from './application.ts';
import { REGISTERED, registration } from './registration.ts';

/** What is registered, and where. */
export interface RegisterOptions {
  readonly rest: REST;
  readonly commands: readonly AnyCommand[];
  /** Registers in this server only, where commands show at once; everywhere without it. */
  readonly guild?: string | undefined;
  /** Whether to say only what would be done. */
  readonly dryRun: boolean;
}

/**
 * Uploads all commands at once, and only when Discord has others: uploads are limited to some hundred a day.
 * @returns what was done, as a sentence for the operator.
 * @throws what discord.js throws.
 */
export async function register({
  rest,
  commands,
  guild,
  dryRun,
}: RegisterOptions): Promise<string> {
  const application = await applicationId(rest);
  const route =
    guild === undefined
      ? Routes.applicationCommands(application)
      : Routes.applicationGuildCommands(application, guild);
  const wanted = registration(commands);
  const described = summary(wanted, guild);
  // where commands of a single server show is that server's matter
  const shape = guild === undefined ? REGISTERED : REGISTERED.omit(PLACES);
  const read = (list: unknown) => inOrder(z.array(shape).parse(list));
  if (isDeepStrictEqual(read(await rest.get(route)), read(wanted)))
    return `Nothing to do: there are ${described} already.`;
  if (dryRun) return `Would register ${described}.`;
  await rest.put(route, { body: wanted });
  return `Registered ${described}.`;
}

/** What `register` would do where nothing is registered yet: for whom has no token at hand. */
export function proposal({ commands, guild }: Pick<RegisterOptions, 'commands' | 'guild'>): string {
  return `Would register ${summary(registration(commands), guild)}, unless they are there already: asking takes DISCORD_TOKEN.`;
}

function summary(
  commands: readonly { readonly name: string }[],
  guild: string | undefined,
): string {
  const where = guild === undefined ? 'everywhere' : `in the server ${guild}`;
  return `${commands.length} commands ${where} (${commands.map(({ name }) => name).join(', ')})`;
}

const PLACES = { integration_types: true, contexts: true } as const;

/** Discord sorts commands by itself. */
function inOrder<Registered extends { readonly type: number; readonly name: string }>(
  commands: readonly Registered[],
): readonly Registered[] {
  return commands.toSorted((a, b) => a.type - b.type || a.name.localeCompare(b.name));
}
