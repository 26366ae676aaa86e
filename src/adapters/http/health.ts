import type { Route } from './server.ts';

/** Something that has to be connected: null when it is, else why not. */
export interface Part {
  readonly name: string;
  unready(): string | null;
}

/**
 * `/healthz` says that the process lives and answers; `/readyz` whether every part is connected, and which is not:
 * 200 or 503, as JSON.
 */
export function healthRoutes(parts: readonly Part[]): readonly Route[] {
  return [
    { method: 'GET', path: '/healthz', handle: () => json(200, { alive: true }) },
    {
      method: 'GET',
      path: '/readyz',
      handle() {
        const states = parts.map((part) => [part.name, part.unready() ?? 'ready'] as const);
        const ready = states.every(([, state]) => state === 'ready');
        return json(ready ? 200 : 503, { ready, ...Object.fromEntries(states) });
      },
    },
  ];
}

function json(status: number, value: unknown) {
  return { status, type: 'application/json', body: JSON.stringify(value) };
}
