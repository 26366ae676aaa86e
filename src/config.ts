import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { AnchorageError } from './errors.ts';

/** Settings of the program itself, checked; each platform reads its own. */
export interface Config {
  /** Folder of the corpus. */
  readonly corpus: string;
  /** Whether colours are unwanted (https://no-color.org). */
  readonly noColor: boolean;
  /** Where HTTP is served, if it is: health, and the platforms that call in. */
  readonly port: number | undefined;
  readonly host: string;
  /** What a reader of `/metrics` has to bear; without it everybody may read who reaches the port. */
  readonly metricsToken: string | undefined;
  /** Whether questions without an answer are logged. */
  readonly logUnanswered: boolean;
}

export type Environment = Readonly<Record<string, string | undefined>>;

const VARIABLES = {
  ANCHORAGE_CORPUS: z.string().optional(),
  NO_COLOR: z.string().optional(),
  PORT: z.coerce
    .number()
    .pipe(
      z
        .int('must be a port, 0 to 65535')
        .min(0, 'must be a port, 0 to 65535')
        .max(65_535, 'must be a port, 0 to 65535'),
    )
    .optional(),
  HOST: z.string().default('0.0.0.0'),
  METRICS_TOKEN: z.string().trim().regex(/^\S+$/u, 'must not hold white space').optional(),
  LOG_UNANSWERED: z.stringbool('must be on or off').default(false),
};

/** The corpus that comes with the program: beside `src` and `dist`. */
export const SHIPPED_CORPUS = fileURLToPath(new URL('../corpus', import.meta.url));

/** The shipped corpus as the build left it beside the program. */
export const COMPILED_CORPUS = fileURLToPath(new URL('./corpus.txt', import.meta.url));

/** Adds the variables of the file `.env` of the working folder, where there is one, to the environment. */
export async function loadEnvFile(): Promise<void> {
  if (!existsSync('.env')) return;
  const { default: dotenv } = await import('dotenv');
  dotenv.config({ quiet: true });
}

/**
 * Reads the settings: the command line before the environment, the environment (with `.env` in it, see
 * `loadEnvFile`) before the defaults.
 * @throws AnchorageError CONFIG_INVALID with the name of the variable.
 */
export function readConfig(
  flags: { readonly corpus?: string | undefined } = {},
  env?: Environment,
): Config {
  const variables = readVariables(VARIABLES, env);
  return {
    corpus: flags.corpus ?? variables.ANCHORAGE_CORPUS ?? SHIPPED_CORPUS,
    noColor: variables.NO_COLOR !== undefined,
    port: variables.PORT,
    host: variables.HOST,
    metricsToken: variables.METRICS_TOKEN,
    logUnanswered: variables.LOG_UNANSWERED,
  };
}

/** The values of all variables that are named as secrets: never to be written anywhere. */
export function readSecrets(env: Environment = process.env): readonly string[] {
  return Object.entries(env).flatMap(([name, value]) =>
    value !== undefined && /(?:TOKEN|SECRET|PASSWORD)$/u.test(name) ? [value.trim()] : [],
  );
}

/**
 * Reads the variables of a part of the program. Empty variables count as absent.
 * @throws AnchorageError CONFIG_INVALID with the name of the variable.
 */
export function readVariables<Shape extends z.ZodRawShape>(
  shape: Shape,
  env: Environment = process.env,
): z.output<z.ZodObject<Shape>> {
  const present = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value?.trim() !== ''),
  );
  const parsed = z.object(shape).safeParse(present);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new AnchorageError('CONFIG_INVALID', issue?.message ?? 'is invalid', {
    place: { file: '.env', field: issue?.path.join('.') ?? '' },
  });
}
