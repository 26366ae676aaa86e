import { DefaultRestOptions, DefaultUserAgent, REST } from 'discord.js';
import { Agent } from 'undici';
import { VERSION } from '../../version.ts';
import { CONNECTIONS, type Restraint } from './restraint.ts';

const MINUTE = 60_000;

/** Where Discord is, who asks, and what keeps it within bounds. */
export interface RestOptions {
  readonly apiUrl: string;
  readonly token?: string | undefined;
  readonly restraint: Restraint;
}

/**
 * Discord's REST API, asked with the bot's token. It has no retries of its own: it never sleeps on a rate limit and never
 * repeats a request, because who sends knows for how long an answer is worth anything (see `createSend`).
 */
export function createRest({ apiUrl, token, restraint }: RestOptions): REST {
  const rest = new REST({
    api: apiUrl,
    retries: 0,
    rejectOnRateLimit: () => true,
    userAgentAppendix: APPENDIX,
    // the default, without a bound, keeps memory after a burst
    agent: new Agent({ connections: CONNECTIONS }),
    async makeRequest(url, init) {
      const { response } = await restraint.run(async () => {
        init.signal?.throwIfAborted();
        const response = await DefaultRestOptions.makeRequest(url, init);
        const shared = response.headers.get('x-ratelimit-scope') === 'shared';
        return { response, status: response.status, shared };
      });
      return response;
    },
    // each channel has a bucket: those not in use are forgotten
    handlerSweepInterval: MINUTE,
    hashSweepInterval: 10 * MINUTE,
    hashLifetime: 10 * MINUTE,
  });
  if (token !== undefined) rest.setToken(token);
  return rest;
}

/** How the bot names itself to Discord, as discord.js does it. */
export function userAgent(): string {
  return `${DefaultUserAgent} ${APPENDIX}`;
}

const APPENDIX = `anchorage/${VERSION}`;
