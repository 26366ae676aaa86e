import { DefaultRestOptions, REST } from 'discord.js';
import { Agent } from 'undici';
import { VERSION } from '../../version.ts';
import { CONNECTIONS, restrained } from './restraint.ts';

const MINUTE = 60_000;

/** Where Discord is, and who asks. */
export interface RestOptions {
  readonly apiUrl: string;
  readonly token?: string | undefined;
}

/**
 * Discord's REST client without its own retries: it never sleeps on a rate limit and never repeats a request, because
 * who sends knows for how long an answer is worth anything (see `createSend`).
 */
export function createRest({ apiUrl, token }: RestOptions): REST {
  const rest = new REST({
    api: apiUrl,
    retries: 0,
    rejectOnRateLimit: () => true,
    userAgentAppendix: `anchorage/${VERSION}`,
    // the default, without a bound, keeps memory after a burst
    agent: new Agent({ connections: CONNECTIONS }),
    makeRequest: restrained(DefaultRestOptions.makeRequest),
    // each interaction has a token, and each token a bucket: they are forgotten soon
    handlerSweepInterval: 5 * MINUTE,
    hashSweepInterval: 10 * MINUTE,
    hashLifetime: 10 * MINUTE,
  });
  return token === undefined ? rest : rest.setToken(token);
}
