import { AnchorageError } from '../errors.ts';

/** Something wrong in a corpus file: where it is, and what to do about it. */
export interface Problem {
  readonly file: string;
  readonly line?: number;
  readonly field?: string;
  readonly message: string;
}

/**
 * The line, from 1, of a field: for an article file a path into its front matter, or `['sections', index]` for a
 * heading; undefined for a file that was not read.
 */
export type LineOf = (file: string, path: readonly PropertyKey[]) => number | undefined;

/** A path as people read it: `values[2].article`. */
export function fieldName(path: readonly PropertyKey[]): string {
  return path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./u, '');
}

/** The start-up error for a corpus with problems: the first in full, the others counted. */
export function corpusError(problems: readonly [Problem, ...Problem[]]): AnchorageError {
  const [{ message, ...place }] = problems;
  const others = problems.length - 1;
  const hint = others === 0 ? '' : ` (and ${others} more: npm run corpus:check lists them)`;
  return new AnchorageError('CORPUS_INVALID', `${message}${hint}`, { place });
}
