/** Requests that a route may get in so many milliseconds. */
export interface Bucket {
  readonly requests: number;
  readonly period: number;
}

/** What Discord says about the bucket of a request, and whether it was full. */
export interface BucketState {
  readonly headers: Readonly<Record<string, string>>;
  readonly exceeded: boolean;
}

/** Buckets kept before those are dropped that are over. */
const MOST = 10_000;

/**
 * Rate limits as Discord has them (developers/topics/rate-limits.mdx): each channel, and each token of an interaction,
 * has a bucket of its own; first responses and everything else have none.
 */
export function createBuckets({ requests, period }: Bucket) {
  const buckets = new Map<string, { left: number; resets: number }>();

  return (method: string, path: string): BucketState | null => {
    const [key, route = ''] = /^\/(channels|webhooks)\/[\d/]+[^/?]*/u.exec(path) ?? [];
    if (key === undefined) return null;
    const name = `${method} ${key}`;
    const now = Date.now();
    const known = buckets.get(name);
    const bucket = known && known.resets > now ? known : { left: requests, resets: now + period };
    buckets.set(name, bucket);
    if (buckets.size > MOST)
      for (const [other, { resets }] of buckets) if (resets <= now) buckets.delete(other);
    const exceeded = bucket.left === 0;
    if (!exceeded) bucket.left--;
    const wait = String((bucket.resets - now) / 1000);
    return {
      exceeded,
      headers: {
        'x-ratelimit-limit': String(requests),
        'x-ratelimit-remaining': String(bucket.left),
        'x-ratelimit-reset-after': wait,
        'x-ratelimit-bucket': `${method}-${route}`,
        ...(exceeded && { 'retry-after': wait, 'x-ratelimit-scope': 'user' }),
      },
    };
  };
}
