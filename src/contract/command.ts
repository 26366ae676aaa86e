import type * as z from 'zod';
import type { Corpus } from '../corpus/corpus.ts';
import type { SearchIndex } from '../retrieval/search-index.ts';
import { type OptionSpec, optionSpecs } from './options.ts';
import type { Reply } from './reply.ts';

/** What a command may look at while it runs. */
export interface Context {
  readonly corpus: Corpus;
  readonly index: SearchIndex;
  readonly commands: readonly AnyCommand[];
}

/** A command, declared once: registration, manifest, help, usage and parsing are derived from it. */
export interface Command<Schema extends z.ZodObject = z.ZodObject> {
  /** Lower-case word after the slash. */
  readonly name: string;
  /** At most 100 characters. */
  readonly description: string;
  readonly options: Schema;
  /** The option that takes the words not named otherwise. */
  readonly positional?: keyof z.output<Schema> & string;
  run(options: z.output<Schema>, context: Context): Reply | Promise<Reply>;
  /** Values for an option that fit what was typed so far, best first, at most 25. */
  suggest?(option: string, partial: string, context: Context): readonly string[];
}

/** A command as the bot, help and the adapters hold it: its options are validated inside. */
export interface AnyCommand {
  readonly name: string;
  readonly description: string;
  readonly positional?: string;
  readonly specs: readonly OptionSpec[];
  /** Validates, then runs. */
  execute(input: Readonly<Record<string, unknown>>, context: Context): Outcome;
  suggest(option: string, partial: string, context: Context): readonly string[];
}

/** Either the reply, or what is wrong with which option. */
export type Outcome =
  | { readonly ok: true; readonly reply: Reply | Promise<Reply> }
  | { readonly ok: false; readonly option: string; readonly message: string };

/**
 * Turns a declaration into a command that can be listed beside others.
 * `specs` throws a ZodError when the options cannot be offered on every platform.
 */
export function defineCommand<Schema extends z.ZodObject>(command: Command<Schema>): AnyCommand {
  let specs: readonly OptionSpec[] | undefined;
  return {
    name: command.name,
    description: command.description,
    ...(command.positional !== undefined && { positional: command.positional }),
    // read off on first use: one command of many is run at a start
    get specs() {
      specs ??= optionSpecs(command.options);
      return specs;
    },
    execute(input, context) {
      const parsed = command.options.safeParse(input);
      if (parsed.success) return { ok: true, reply: command.run(parsed.data, context) };
      const issue = parsed.error.issues[0];
      const unknown = issue?.code === 'unrecognized_keys' ? issue.keys[0] : issue?.path[0];
      return {
        ok: false,
        option: String(unknown ?? ''),
        message: issue?.message ?? 'invalid',
      };
    },
    suggest: (option, partial, context) =>
      (command.suggest?.(option, partial, context) ?? []).slice(0, 25),
  };
}
