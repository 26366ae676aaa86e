import { createRedact } from './redact.ts';

/** Structured log: one JSON object a line. Never holds message texts, user ids or tokens. */
export interface Log {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
}

export type LogFields = Readonly<Record<string, string | number | boolean | null>>;

export interface LogOptions {
  /** Values never written, wherever they stand. */
  readonly secrets?: readonly string[];
  readonly now?: () => Date;
}

/** Longest text of a field, in characters. */
const LONGEST = 500;
/** What JSON leaves as it is, though it breaks lines or turns them round in a terminal. */
const UNSAFE = /[\u007f-\u009f\u2028\u2029]|\p{Cf}/gu;

/**
 * A log that hands each line, without its line break, to `write`. What looks like a token or stands among the secrets is
 * redacted, long texts are cut, control and format characters are escaped: a record is one line, whatever its fields hold.
 */
export function createLog(
  write: (line: string) => void,
  { secrets, now = () => new Date() }: LogOptions = {},
): Log {
  const redact = createRedact(secrets);
  const told = (value: LogFields[string]) =>
    typeof value === 'string' ? redact(value).slice(0, LONGEST) : value;
  const line =
    (level: string) =>
    (event: string, fields: LogFields = {}) => {
      const head = { time: now().toISOString(), level, event };
      const rest = Object.entries(fields).map(([name, value]) => [name, told(value)]);
      const record = { ...head, ...Object.fromEntries(rest), ...head };
      write(JSON.stringify(record).replace(UNSAFE, escaped));
    };
  return { info: line('info'), warn: line('warn'), error: line('error') };
}

/** Frames of a stack that are kept. */
const FRAMES = 3;

/**
 * What may be told of an error: its kind and where it arose, never its message, which may quote what somebody wrote.
 */
export function fieldsOf(error: unknown): LogFields {
  if (!(error instanceof Error)) return { reason: typeof error };
  const { name, message, stack = '' } = error;
  const frames = stack
    .slice(stack.indexOf(message) + message.length)
    .split('\n')
    .filter((frame) => /^\s+at /u.test(frame))
    .slice(0, FRAMES)
    .map((frame) => frame.trim());
  return {
    reason: name,
    ...('code' in error && { code: String(error.code) }),
    at: frames.join(' '),
  };
}

/** Each UTF-16 unit as JSON writes it. */
function escaped(character: string): string {
  return character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}
