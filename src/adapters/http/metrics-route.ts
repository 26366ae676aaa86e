import { createHash, timingSafeEqual } from 'node:crypto';
import type { Prometheus } from './prometheus.ts';
import type { Route } from './server.ts';

/** `/metrics` for Prometheus; with a token, only for those who bear it (RFC 6750). */
export function metricsRoute({ read }: Prometheus, token: string | undefined): Route {
  const expected = token === undefined ? null : digest(`Bearer ${token}`);
  return {
    method: 'GET',
    path: '/metrics',
    async handle({ headers }) {
      if (expected && !timingSafeEqual(digest(headers.authorization ?? ''), expected))
        return {
          status: 401,
          type: 'text/plain',
          body: 'unauthorized',
          headers: { 'www-authenticate': 'Bearer' },
        };
      return { status: 200, ...(await read()) };
    },
  };
}

/** Of one length, whatever was sent: what is compared takes the same time. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
