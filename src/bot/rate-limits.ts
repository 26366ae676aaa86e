import * as z from 'zod';
import type { Rate } from './token-buckets.ts';

/** How often may be asked; null where it does not matter. */
export interface RateLimits {
  readonly user: Rate | null;
  /** All in a Discord server or a Slack workspace together. */
  readonly guild: Rate | null;
}

/** The variables of the environment that limit how often may be asked: `20/60`, or `off`. */
export const RATE_LIMIT_VARIABLES = {
  RATE_LIMIT_USER: rate('20/60'),
  RATE_LIMIT_GUILD: rate('300/60'),
};

/** The limits out of variables that were checked. */
export function rateLimits(
  variables: z.output<z.ZodObject<typeof RATE_LIMIT_VARIABLES>>,
): RateLimits {
  return { user: variables.RATE_LIMIT_USER, guild: variables.RATE_LIMIT_GUILD };
}

function rate(usual: string) {
  return z
    .string()
    .trim()
    .regex(
      /^(?:off|[1-9]\d{0,5}\/[1-9]\d{0,4})$/u,
      'must be off, or a number and the seconds that it counts for, such as 20/60',
    )
    .default(usual)
    .transform((text): Rate | null => {
      const [burst, seconds] = text.split('/').map(Number);
      return burst !== undefined && seconds !== undefined ? { burst, seconds } : null;
    });
}
