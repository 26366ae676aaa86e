import { createHash } from 'node:crypto';

/** A name of 16 hex digits for what goes by ids of Slack's, which are secrets or too long to read out. */
export function digest(id: string): string {
  return createHash('sha256').update(id).digest('hex').slice(0, 16);
}
