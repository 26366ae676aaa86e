import { fileURLToPath } from 'node:url';
import dotenv from 'dotenv';
import * as z from 'zod';
import { AnchorageError } from './errors.ts';

/** Settings, checked. Empty variables count as absent. */
export interface Config {
  /** Folder of the corpus. */
  readonly corpus: string;
  /** Whether colours are unwanted (https://no-color.org). */
  readonly noColor: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

const SCHEMA = z.object({
  ANCHORAGE_CORPUS: z.string().optional(),
  NO_COLOR: z.string().optional(),
});

/**
 * Reads the settings: the command line before the environment, the environment before the file `.env` of the
 * working folder, which before the defaults.
 * @throws AnchorageError CONFIG_INVALID with the name of the variable.
 */
export function readConfig(
  flags: { readonly corpus?: string | undefined } = {},
  env: Environment = fromProcess(),
): Config {
  const present = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value?.trim() !== ''),
  );
  const parsed = SCHEMA.safeParse(present);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new AnchorageError('CONFIG_INVALID', issue?.message ?? 'is invalid', {
      place: { file: '.env', field: issue?.path.join('.') ?? '' },
    });
  }
  const { ANCHORAGE_CORPUS, NO_COLOR } = parsed.data;
  return {
    corpus: flags.corpus ?? ANCHORAGE_CORPUS ?? SHIPPED_CORPUS,
    noColor: NO_COLOR !== undefined,
  };
}

/** The corpus that comes with the program: beside `src` and `dist`. */
export const SHIPPED_CORPUS = fileURLToPath(new URL('../corpus', import.meta.url));

/** The shipped corpus as the build left it beside the program. */
export const COMPILED_CORPUS = fileURLToPath(new URL('./corpus.json', import.meta.url));

function fromProcess(): Environment {
  dotenv.config({ quiet: true });
  return process.env;
}
