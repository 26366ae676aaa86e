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

/** Discord's REST API, asked in two ways; both share connections and restraint. */
export interface Rests {
  /** As the bot, with its token. */
  readonly bot: REST;
  /** With the token of an interaction, which Discord leaves out of the bot's global limit (topics/rate-limits.mdx). */
  readonly interactions: REST;
}

/**
 * Clients without retries of their own: they never sleep on a rate limit and never repeat a request, because who sends
 * knows for how long an answer is worth anything (see `createSend`).
 */
export function createRests({ apiUrl, token }: RestOptions): Rests {
  const options = {
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
  };
  const bot = new REST(options);
  if (token !== undefined) bot.setToken(token);
  const globalRequestsPerSecond = Number.POSITIVE_INFINITY;
  return { bot, interactions: new REST({ ...options, globalRequestsPerSecond }) };
}
