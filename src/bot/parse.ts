import { distance } from 'fastest-levenshtein';
import type { OptionSpec } from '../contract/options.ts';
import type { OptionValue } from '../contract/request.ts';

export type Parsed =
  | {
      readonly ok: true;
      readonly options: Readonly<Record<string, OptionValue>>;
    }
  | { readonly ok: false; readonly message: string };

interface Shape {
  readonly specs: readonly OptionSpec[];
  readonly positional?: string;
}

/** `name:value`, `name:"two words"`, `"two words"`, `word`; an unclosed mark reaches to the end. */
const PIECE = /(?:([\p{L}_-]+):)?(?:["“”«]([^"“”«»]*)(?:["“”»]|$)|([^\s"“”«»]+))|["“”«»]/gu;

/**
 * Text after a command into option values. `name:value` counts for known options only, quotation marks group
 * words, and what is left goes to the positional option, as it was typed.
 */
export function parseOptions(text: string, { specs, positional }: Shape): Parsed {
  const values = new Map<string, string>();
  const loose: string[] = [];
  let groups = 0;
  for (const [piece, rawName, grouped, plain] of text.matchAll(PIECE)) {
    const name = rawName?.toLowerCase();
    const spec = specs.find((candidate) => candidate.name === name);
    if (name !== undefined && spec) {
      if (values.has(name)) return wrong(`The option ${name}: stands twice; give it once.`);
      values.set(name, grouped ?? plain ?? '');
      continue;
    }
    const meant =
      name === undefined ? undefined : specs.find((candidate) => isSlip(name, candidate.name));
    if (meant) return wrong(`There is no option ${name}: here; did you mean ${meant.name}:?`);
    if (grouped !== undefined && name === undefined) groups++;
    loose.push(piece);
  }
  const rest = positionalText(loose, groups);
  if (rest !== '') {
    if (positional === undefined) return wrong('This command takes no words of its own.');
    if (values.has(positional))
      return wrong(`The option ${positional}: stands twice; give it once.`);
    values.set(positional, rest);
  }
  return {
    ok: true,
    options: Object.fromEntries(
      [...values].map(([name, value]) => [name, typed(name, value, specs)]),
    ),
  };
}

/** A single group loses its marks; among other words, marks stay, because they may matter. */
function positionalText(loose: readonly string[], groups: number): string {
  const [only = ''] = loose;
  return loose.length === 1 && groups === 1
    ? only.replace(/^["“”«]|["“”»]$/gu, '')
    : loose.join(' ');
}

function typed(name: string, value: string, specs: readonly OptionSpec[]): OptionValue {
  const type = specs.find((spec) => spec.name === name)?.type;
  if (type === 'integer' && /^[+-]?\d{1,15}$/u.test(value)) return Number(value);
  if (type === 'boolean' && /^(?:true|false|yes|no)$/iu.test(value))
    return /^(?:true|yes)$/iu.test(value);
  return value;
}

function isSlip(typedName: string, known: string): boolean {
  return known.length > 3 && typedName.length > 2 && distance(typedName, known) <= 2;
}

function wrong(message: string): Parsed {
  return { ok: false, message };
}
