import { type Logger, LogLevel } from '@slack/bolt';
import type { Log } from '../../log.ts';

/** Bolt's log as lines of ours. Of what Bolt says only the kind of error is kept: its messages may quote payloads and addresses. */
export function createLogger(log: Log): Logger {
  let level = LogLevel.WARN;
  const reason = (parts: readonly unknown[]) => {
    const error = parts.find((part) => part instanceof Error);
    return error === undefined ? 'message' : 'code' in error ? String(error.code) : error.name;
  };
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: (...parts) => log.warn('slack.sdk', { reason: reason(parts) }),
    error: (...parts) => log.error('slack.sdk', { reason: reason(parts) }),
    setLevel: (value) => {
      level = value;
    },
    getLevel: () => level,
    setName: () => undefined,
  };
}
