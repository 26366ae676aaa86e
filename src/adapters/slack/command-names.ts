import type { AnyCommand } from '../../contract/command.ts';

/** How commands are called in a workspace. */
export interface CommandNames {
  /** `/quote` as the workspace types it: `/summit-quote`. */
  typed(name: string): string;
  /** The command behind what was typed; its name without slash and prefix. */
  meant(typed: string): string;
  /** Our own text with each command as the workspace types it. */
  local(text: string): string;
}

/** Names with a prefix before each, which may be empty. */
export function createCommandNames(commands: readonly AnyCommand[], prefix: string): CommandNames {
  const known = commands.map(({ name }) => name).join('|');
  const mention = new RegExp(`(^|[\\s“"(])/(${known})(?=$|[\\s.,;:?!”")])`, 'gu');
  const typed = (name: string) => `/${prefix}${name}`;
  return {
    typed,
    meant(command) {
      const name = command.replace(/^\//u, '');
      return name.startsWith(prefix) ? name.slice(prefix.length) : name;
    },
    local: (text) =>
      prefix === ''
        ? text
        : text.replace(
            mention,
            (_whole, before: string, name: string) => `${before}${typed(name)}`,
          ),
  };
}
