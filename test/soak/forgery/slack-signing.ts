import { directMessage } from '../../emulators/slack/payloads.ts';
import { sign } from '../../emulators/slack/slack.ts';
import type { Signing } from './forgery.ts';

/** Slack's side: what it signs with the secret of the emulated app. */
export function createSlackSigning(): Signing {
  return {
    names: { signature: 'x-slack-signature', timestamp: 'x-slack-request-timestamp' },
    prefix: 'v0=',
    genuine: () => ({
      path: '/slack/events',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(directMessage('/help')),
    }),
    sign(text, { skew = 0, foreign = false } = {}) {
      const headers = sign(text, { skew, ...(foreign && { secret: 'another' }) });
      return {
        signature: headers['x-slack-signature'],
        timestamp: headers['x-slack-request-timestamp'],
      };
    },
  };
}
