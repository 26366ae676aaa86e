import { isDeepStrictEqual } from 'node:util';
import type { AnyCommand } from '../contract/command.ts';
import type { Intent } from './conversation.ts';
import { parseOptions } from './parse.ts';

/** The line that asks for the same again, whatever was said before; undefined where no line would be read that way. */
export function commandLine({ command, options }: Intent, shape: AnyCommand): string | undefined {
  const { specs, positional } = shape;
  const given = specs.flatMap(({ name }) => {
    const value = options[name];
    return value === undefined ? [] : [{ name, text: String(value) }];
  });
  const main = given.find(({ name }) => name === positional)?.text;
  const named = given.filter(({ name }) => name !== positional).map(pair);
  const words =
    main === undefined
      ? [named]
      : [
          [main, ...named],
          [`"${main}"`, ...named],
        ];
  return words
    .map((parts) => parts.join(' '))
    .filter((rest) => {
      const parsed = parseOptions(rest, shape);
      return parsed.ok && isDeepStrictEqual(parsed.options, options);
    })
    .map((rest) => `/${command} ${rest}`.trim())[0];
}

function pair({ name, text }: { readonly name: string; readonly text: string }): string {
  return /[\s"“”«»]/u.test(text) ? `${name}:"${text}"` : `${name}:${text}`;
}
