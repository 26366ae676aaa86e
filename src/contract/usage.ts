import type { AnyCommand } from './command.ts';

/** How a command is typed: `/quote <speaker> [about:…] [limit:…]`. */
export function usage({ name, specs, positional }: AnyCommand): string {
  const options = specs.map((spec) => {
    const shown = spec.name === positional ? spec.name : `${spec.name}:…`;
    return spec.required ? `<${shown}>` : `[${shown}]`;
  });
  return [`/${name}`, ...options].join(' ');
}
