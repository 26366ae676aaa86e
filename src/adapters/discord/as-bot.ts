import { DiscordAPIError, HTTPError, RateLimitError, type REST } from 'discord.js';
import { breakdown, EXPIRED, type Failure, type Make, refusal } from './attempt.ts';

/**
 * Makes requests with the bot's token, by discord.js, which knows the rate limits of their routes. `onDeadToken` is told
 * when Discord does not know the token any more.
 */
export function asBot(rest: REST, onDeadToken: () => void): Make {
  return async ({ method, route, body, deadline, timeout }) => {
    const left = Math.min(timeout, deadline - Date.now());
    if (left <= 0) return EXPIRED;
    // AbortSignal.timeout lives on for its whole time after the answer, which costs collections of garbage
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(), left);
    try {
      await rest[method](route, { body, signal: late.signal });
      return null;
    } catch (error) {
      const failure = failureOf(error);
      if (failure.status === 401) onDeadToken();
      return failure;
    } finally {
      clearTimeout(timer);
    }
  };
}

function failureOf(error: unknown): Failure {
  if (error instanceof RateLimitError) {
    const { limit, retryAfter, timeToReset } = error;
    // @discordjs/rest waits for the bucket of a known limit before it asks; a 429 tells its own time
    const held = Number.isFinite(limit) && retryAfter === timeToReset;
    return { ...refusal(429, { retryAfter: Math.max(0, retryAfter) }), held };
  }
  if (error instanceof DiscordAPIError) return refusal(error.status, { code: error.code });
  if (error instanceof HTTPError) return refusal(error.status, {});
  return breakdown(error);
}
