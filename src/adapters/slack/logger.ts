import { type Logger, LogLevel } from '@slack/bolt';
import type { Log } from '../../log.ts';

/** Bolt's log as lines of ours. Only kinds of errors are kept: its messages may quote payloads and addresses. */
export function createLogger(log: Log): Logger {
  let level = LogLevel.WARN;
  const kindOf = (parts: readonly unknown[]) => {
    const error = parts.find((part) => part instanceof Error);
    return error === undefined ? undefined : 'code' in error ? String(error.code) : error.name;
  };
  const note = (write: Log['warn'], parts: readonly unknown[]) => {
    const reason = kindOf(parts);
    if (reason !== undefined) write('slack.sdk', { reason });
  };
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: (...parts) => note(log.warn, parts),
    error: (...parts) => note(log.error, parts),
    setLevel: (value) => {
      level = value;
    },
    getLevel: () => level,
    setName: () => undefined,
  };
}
