import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { healthRoutes } from '../../../src/adapters/http/health.ts';
import { createHttpServer, type Route } from '../../../src/adapters/http/server.ts';
import { createLog } from '../../../src/log.ts';

/** Serves routes; returns where, and what was logged. */
async function serve(...routes: readonly Route[]) {
  const logged: string[] = [];
  const log = createLog((line) => logged.push(line));
  const server = createHttpServer({ routes, port: 0, host: '127.0.0.1', log });
  const port = await server.start();
  onTestFinished(() => server.stop());
  return { logged, port, server, url: `http://127.0.0.1:${port}` };
}

const ECHO: Route = {
  method: 'POST',
  path: '/echo',
  handle: ({ body }) => ({ status: 200, type: 'text/plain', body: String(body.length) }),
};

test('paths and methods that are not served are refused, and so are bodies above 256 KiB', async () => {
  const { url } = await serve(ECHO);
  const ask = async (path: string, init?: RequestInit) => {
    const answer = await fetch(url + path, init);
    return [answer.status, await answer.text()];
  };
  expect(await ask('/none')).toEqual([404, 'not found']);
  expect(await ask('/echo')).toEqual([405, 'method not allowed']);
  expect(await ask('/echo?x=1', { method: 'POST', body: 'x'.repeat(256 * 1024) })).toEqual([
    200,
    String(256 * 1024),
  ]);
  expect(await ask('/echo', { method: 'POST', body: 'x'.repeat(256 * 1024 + 1) })).toEqual([
    413,
    'too large',
  ]);
});

test('health is alive at once, and ready when every part is', async () => {
  const parts = [
    { name: 'one', state: 'connecting' as string | null },
    { name: 'two', state: null },
  ];
  const { url } = await serve(
    ...healthRoutes(parts.map((part) => ({ name: part.name, unready: () => part.state }))),
  );
  const read = async (path: string) => {
    const answer = await fetch(url + path);
    return [answer.status, await answer.json()];
  };
  expect(await read('/healthz')).toEqual([200, { alive: true }]);
  expect(await read('/readyz')).toEqual([503, { ready: false, one: 'connecting', two: 'ready' }]);
  for (const part of parts) part.state = null;
  expect(await read('/readyz')).toEqual([200, { ready: true, one: 'ready', two: 'ready' }]);
});

test('a failure tells client and log its id, and neither what was in it', async () => {
  const { url, logged } = await serve({
    ...ECHO,
    handle({ body }) {
      throw Object.assign(new Error(`canary ${body}`), { url: '/webhooks/1/canary' });
    },
  });
  const proxy = '0123456789abcdef0123456789abcdef';
  const answers: string[] = [];
  for (const named of [proxy, 'canary-80351110224678912']) {
    const headers = { 'x-request-id': named };
    const answer = await fetch(`${url}/echo`, { method: 'POST', body: 'canary', headers });
    expect(answer.status).toBe(500);
    answers.push(await answer.text());
  }
  expect(answers).toEqual([`failed: ${proxy}`, expect.stringMatching(/^failed: [\da-f]{8}$/u)]);
  expect(logged.map((line) => JSON.parse(line))).toMatchObject(
    answers.map((text) => ({
      ...{ level: 'error', event: 'http.failed', reason: 'Error' },
      id: text.replace('failed: ', ''),
    })),
  );
  expect(logged.join('')).not.toContain('canary');
});

test('a client that goes away in the midst of its request is no failure', async () => {
  const { port, url, logged } = await serve(ECHO);
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  socket.write('POST /echo HTTP/1.1\r\nhost: x\r\ncontent-length: 9\r\n\r\nab');
  await new Promise((resolve) => setImmediate(resolve));
  socket.destroy();
  await once(socket, 'close');
  expect((await fetch(`${url}/echo`, { method: 'POST', body: 'abc' })).status).toBe(200);
  expect(logged).toEqual([]);
});

test('an address that is taken is refused with the reason', async () => {
  const { port } = await serve(ECHO);
  const log = createLog(() => undefined);
  const second = createHttpServer({ routes: [], port, host: '127.0.0.1', log });
  await expect(second.start()).rejects.toMatchObject({
    code: 'CONFIG_INVALID',
    message: expect.stringContaining('EADDRINUSE'),
  });
});
