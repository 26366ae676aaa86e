/** Structured log: one JSON object a line. Never holds message texts, user ids or tokens. */
export interface Log {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
}

export type LogFields = Readonly<Record<string, string | number | boolean | null>>;

/** A log that hands each line, without its line break, to `write`. */
export function createLog(write: (line: string) => void, now: () => Date = () => new Date()): Log {
  const line =
    (level: string) =>
    (event: string, fields: LogFields = {}) =>
      write(JSON.stringify({ time: now().toISOString(), level, event, ...fields }));
  return { info: line('info'), warn: line('warn'), error: line('error') };
}
