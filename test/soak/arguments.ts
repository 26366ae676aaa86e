import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import type { Form } from './goal.ts';

/** What is asked on the command line. */
export interface Arguments {
  /** Ids; empty for all. */
  readonly ids: readonly string[];
  readonly form: Form;
  /** How long the chosen goals are to take together; null for their promised sizes. */
  readonly minutes: number | null;
  readonly seed: number;
  /** Folder of the built bot. */
  readonly dist: string;
  /** File for the figures. */
  readonly json: string;
}

export const USAGE = `npm run soak [-- G4 G5 …] [--short] [--minutes N] [--seed S] [--dist FOLDER] [--json FILE]

  G4 G5 …     these goals only
  --short     each in seconds, as the tests run them
  --minutes   so long in all: sizes are made larger or smaller than promised
  --seed      repeats what a run with that seed did
  --dist      the built bot, default dist
  --json      where the figures go, default a file in the system's folder for temporary files`;

const BUILT = fileURLToPath(new URL('../../dist', import.meta.url));

/** @throws Error with what is wrong. */
export function readArguments(argv: readonly string[]): Arguments {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      short: { type: 'boolean', default: false },
      minutes: { type: 'string' },
      seed: { type: 'string' },
      dist: { type: 'string', default: BUILT },
      json: { type: 'string' },
    },
  });
  const seed = z.coerce
    .number()
    .int()
    .min(0)
    .parse(values.seed ?? Date.now() % 1_000_000);
  const minutes = z.coerce
    .number()
    .positive()
    .nullable()
    .parse(values.minutes ?? null);
  return {
    ids: positionals.map((id) => id.toUpperCase()),
    form: values.short ? 'short' : 'full',
    minutes,
    seed,
    dist: values.dist,
    json: values.json ?? join(tmpdir(), `anchorage-soak-${seed}.json`),
  };
}
