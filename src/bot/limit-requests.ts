import { rateLimited } from '../contract/replies.ts';
import type { Reply } from '../contract/reply.ts';
import type { Origin } from '../contract/request.ts';
import type { Metrics } from '../metrics.ts';
import type { Bot } from './bot.ts';
import type { RateLimits } from './rate-limits.ts';
import { createTokenBuckets, type Rate } from './token-buckets.ts';

interface LimitOptions {
  readonly limits: RateLimits;
  readonly metrics: Metrics;
  /** Milliseconds that never run backwards. */
  readonly now?: () => number;
}

/** Somebody types about this many letters for each thing they ask. */
const TYPED = 10;

/**
 * The bot, but it does no work for those who ask too often: they are told, privately, when to ask again, and get no
 * suggestions while they type, of which they may have ten times as many. Who is refused by their own limit takes
 * nothing from their guild's.
 */
export function limitRequests(bot: Bot, { limits, metrics, now = monotonic }: LimitOptions): Bot {
  const asking = createGate(limits, now);
  const suggesting = createGate({ user: wider(limits.user), guild: wider(limits.guild) }, now);
  return {
    ...bot,
    async handle(request, signal) {
      const refusal = asking(request.origin);
      if (!refusal) return bot.handle(request, signal);
      metrics.count('rateLimited', { scope: refusal.scope, of: 'request' });
      return refused(refusal);
    },
    suggest(typing) {
      const refusal = typing.origin && suggesting(typing.origin);
      if (!refusal) return bot.suggest(typing);
      metrics.count('rateLimited', { scope: refusal.scope, of: 'suggestion' });
      return [];
    },
  };
}

/** Whose limit is reached, and for how many milliseconds. */
interface Refusal {
  readonly scope: 'user' | 'guild';
  readonly rate: Rate;
  readonly wait: number;
}

function createGate({ user, guild }: RateLimits, now: () => number) {
  const scopes = [
    { scope: 'user' as const, rate: user, of: (origin: Origin) => origin.user },
    { scope: 'guild' as const, rate: guild, of: (origin: Origin) => origin.guild },
  ].flatMap(({ rate, ...rest }) =>
    rate ? [{ ...rest, rate, buckets: createTokenBuckets(rate, now) }] : [],
  );
  return (origin: Origin): Refusal | null => {
    for (const { scope, rate, of, buckets } of scopes) {
      const id = of(origin);
      const wait = id === undefined ? 0 : buckets.take(`${origin.platform} ${id}`);
      if (wait > 0) return { scope, rate, wait };
    }
    return null;
  };
}

function wider(rate: Rate | null): Rate | null {
  return rate && { ...rate, burst: rate.burst * TYPED };
}

function refused({ scope, rate: { burst, seconds }, wait }: Refusal): Reply {
  const who = scope === 'user' ? 'You have' : 'People here have';
  const times = burst === 1 ? 'once' : `${burst} times`;
  const period = seconds === 60 ? 'a minute' : counted(seconds);
  return rateLimited(
    `${who} asked me ${times} in ${period}. Ask again in ${counted(Math.ceil(wait / 1000))}.`,
  );
}

function counted(seconds: number): string {
  return seconds === 1 ? '1 second' : `${seconds} seconds`;
}

function monotonic(): number {
  return performance.now();
}
