import { randomUUID } from 'node:crypto';
import type { Origin } from '../../contract/request.ts';

/** Where a line of the terminal comes from: one person, one conversation. */
export function consoleOrigin(): Origin {
  return {
    id: randomUUID(),
    platform: 'console',
    user: 'console',
    conversation: 'console',
    direct: true,
  };
}
