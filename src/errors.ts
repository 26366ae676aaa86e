/** Where in a file an error lies: the file, a line from 1, a field path such as `values[2].article`. */
export interface Place {
  readonly file?: string;
  readonly line?: number;
  readonly field?: string;
}

/** What an operator can get wrong. Stable: documented, and safe to match on. */
export type ErrorCode =
  | 'CONFIG_INVALID'
  | 'CORPUS_MISSING'
  | 'CORPUS_INVALID'
  | 'USAGE'
  | 'PLATFORM_REFUSED';

/**
 * An error at start-up that the operator can mend. The message names the place and the remedy;
 * `cause` keeps what was thrown below.
 */
export class AnchorageError extends Error {
  readonly code: ErrorCode;
  readonly place: Place;

  constructor(code: ErrorCode, message: string, options: { place?: Place; cause?: unknown } = {}) {
    const place = options.place ?? {};
    super(`${describePlace(place)}${message}`, { cause: options.cause });
    this.name = 'AnchorageError';
    this.code = code;
    this.place = place;
  }
}

function describePlace({ file, line, field }: Place): string {
  const position = file === undefined ? '' : line === undefined ? file : `${file}:${line}`;
  const parts = [position, field ?? ''].filter((part) => part !== '');
  return parts.length === 0 ? '' : `${parts.join(': ')}: `;
}
