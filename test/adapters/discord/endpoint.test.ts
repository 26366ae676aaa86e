import { generateKeyPairSync, sign } from 'node:crypto';
import { request } from 'node:http';
import { connect as openSocket } from 'node:net';
import fc from 'fast-check';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { healthRoutes } from '../../../src/adapters/http/health.ts';
import { createHttpServer } from '../../../src/adapters/http/server.ts';
import type { Bot } from '../../../src/bot/bot.ts';
import { createLog } from '../../../src/log.ts';
import { startDiscord } from '../../emulators/discord/emulator.ts';
import { callbackViolations } from '../../emulators/discord/limits.ts';
import { slash, typing } from '../../emulators/discord/payloads.ts';
import { createAdapter, PATIENT, slow, until, warmBot } from './harness.ts';

let bot: Bot;
beforeAll(async () => {
  bot = await warmBot();
}, 60_000);

const PATH = '/discord/interactions';
const KEYS = generateKeyPairSync('ed25519');
const PUBLIC_KEY = KEYS.publicKey
  .export({ type: 'spki', format: 'der' })
  .subarray(-32)
  .toString('hex');

interface Signed {
  readonly body: string;
  readonly timestamp: string;
  readonly signature: string;
}

function signed(value: unknown, seconds = 0): Signed {
  const body = typeof value === 'string' ? value : JSON.stringify(value);
  const timestamp = String(Math.floor(Date.now() / 1000) + seconds);
  const signature = sign(null, Buffer.from(timestamp + body), KEYS.privateKey).toString('hex');
  return { body, timestamp, signature };
}

async function serve(answering: Bot = bot, limits = {}) {
  const discord = await startDiscord();
  const settings = { token: undefined, publicKey: PUBLIC_KEY };
  const { adapter, logged } = createAdapter(discord, { settings, limits });
  await adapter.start(answering);
  const routes = [
    ...adapter.routes,
    ...healthRoutes([{ name: 'discord', unready: adapter.unready }]),
  ];
  const log = createLog(() => undefined);
  const server = createHttpServer({ routes, port: 0, host: '127.0.0.1', log });
  const port = await server.start();
  onTestFinished(async () => {
    await adapter.stop();
    await server.stop();
    await discord.stop();
  });
  const url = `http://127.0.0.1:${port}`;
  const post = ({ body, timestamp, signature }: Signed) =>
    fetch(url + PATH, {
      method: 'POST',
      body,
      headers: { 'x-signature-ed25519': signature, 'x-signature-timestamp': timestamp },
    });
  return { discord, adapter, server, port, url, post, logged };
}

describe('the endpoint for interactions', PATIENT, () => {
  test('answers a PING with a PONG', async () => {
    const { post } = await serve();
    const response = await post(signed({ type: 1 }));
    expect([response.status, response.headers.get('content-type')]).toEqual([
      200,
      'application/json',
    ]);
    expect(await response.json()).toEqual({ type: 1 });
  });

  test('answers commands and autocompletion in its response', async () => {
    const { discord, post } = await serve();
    for (const payload of [
      slash(discord.origin(), 'quote', { speaker: 'putin' }),
      typing(discord.origin(), 'quote', 'speaker', 'zel'),
    ]) {
      const body: unknown = await (await post(signed(payload))).json();
      expect(callbackViolations(body)).toEqual([]);
    }
    expect(discord.requests).toEqual([]);
  });

  test('defers what takes longer, and edits it in without a token of its own', async () => {
    const { discord, post } = await serve(slow(bot, 60), { defer: 20 });
    const origin = discord.origin();
    discord.interaction(origin.id).callback = { type: 5, data: null, after: 0 };
    const response = await post(signed(slash(origin, 'help')));
    expect(await response.json()).toMatchObject({ type: 5, data: { flags: 64 } });
    await until(() => expect(discord.interaction(origin.id).edits).toHaveLength(1));
    expect(discord.requests[0]?.authorised).toBe(false);
  });

  test('takes an interaction once, also at the same time', async () => {
    const { discord, post } = await serve();
    const message = signed(slash(discord.origin(), 'help'));
    const responses = await Promise.all([post(message), post(message), post(message)]);
    expect(responses.map(({ status }) => status).toSorted()).toEqual([200, 409, 409]);
  });

  test('takes a clock that is up to five minutes off, either way, and no other', async () => {
    const { post } = await serve();
    const status = async (seconds: number) => (await post(signed({ type: 1 }, seconds))).status;
    expect(await Promise.all([-295, 295, -310, 310, 31_536_000].map(status))).toEqual([
      200, 200, 401, 401, 401,
    ]);
  });

  test('refuses whatever is not signed by Discord: no forgery passes or breaks it', async () => {
    const { discord, post, logged } = await serve();
    const good = signed(slash(discord.origin(), 'help'));
    const statuses = new Set<number>();
    const property = fc.asyncProperty(forgeries(good), async (forged) => {
      statuses.add((await post(forged)).status);
    });
    await fc.assert(property, { numRuns: 2000, seed: 4 });
    expect([...statuses]).toEqual([401]);
    expect(logged).toEqual([]);
    expect((await post(good)).status).toBe(200);
  });

  test('refuses signed bodies that are no interactions', async () => {
    const { post } = await serve();
    for (const body of ['', 'null', '{', '[]', '{"type":2}', '{"type":99}', '{"type":3,"data":{}}'])
      expect((await post(signed(body))).status).toBe(400);
  });

  test('takes nothing new once the bot stops, and is unready', async () => {
    const { discord, adapter, post, url } = await serve();
    await adapter.stop();
    expect((await post(signed(slash(discord.origin(), 'help')))).status).toBe(409);
    expect((await fetch(`${url}/readyz`)).status).toBe(503);
  });
});

describe('the HTTP server', PATIENT, () => {
  test('tells whether it lives and whether it is ready', async () => {
    const { url } = await serve();
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect(await (await fetch(`${url}/readyz`)).json()).toEqual({ ready: true, discord: 'ready' });
  });

  test('says why it cannot listen', async () => {
    const { port } = await serve();
    const log = createLog(() => undefined);
    const second = createHttpServer({ routes: [], port, host: '127.0.0.1', log });
    await expect(second.start()).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
  });

  test('knows its paths and their methods', async () => {
    const { url } = await serve();
    expect((await fetch(`${url}/nothing`)).status).toBe(404);
    expect((await fetch(url + PATH)).status).toBe(405);
  });

  test.each([true, false])(
    'refuses a body that is too long, announced or not (%s)',
    async (announced) => {
      const { port } = await serve();
      const status = await new Promise<number | undefined>((resolve) => {
        const headers = announced
          ? { 'content-length': 300_000 }
          : { 'transfer-encoding': 'chunked' };
        const sending = request({ port, host: '127.0.0.1', path: PATH, method: 'POST', headers });
        sending.on('response', (response) => resolve(response.resume().statusCode));
        sending.on('error', () => undefined);
        sending.write('x'.repeat(300_000));
      });
      expect(status).toBe(413);
    },
  );

  test('answers others while hundreds of clients send nothing, and cuts these off', async () => {
    const { port, post } = await serve();
    const path = `POST ${PATH} HTTP/1.1\r\nhost: x\r\n`;
    let open = 300;
    for (let index = 0; index < 300; index++) {
      const socket = openSocket(port, '127.0.0.1').on('error', () => undefined);
      socket.on('close', () => open--).resume();
      // half of them stop within the headers, half within the body
      socket.write(index % 2 === 0 ? path : `${path}content-length: 9\r\n\r\nx`);
    }
    expect((await post(signed({ type: 1 }))).status).toBe(200);
    await until(() => expect(open).toBe(0), 45_000);
  });
});

/** Requests that Discord did not sign, each made from one that it did. */
function forgeries(good: Signed): fc.Arbitrary<Signed> {
  const other = generateKeyPairSync('ed25519').privateKey;
  const at = (text: string) => fc.nat(text.length - 1);
  const forged = (change: Partial<Signed>): Signed => ({ ...good, ...change });
  const anySignature = fc
    .uint8Array({ minLength: 64, maxLength: 64 })
    .map((bytes) => Buffer.from(bytes).toString('hex'));
  return fc
    .oneof(
      at(good.signature).map((index) => forged({ signature: flipped(good.signature, index) })),
      at(good.signature).map((index) => forged({ signature: good.signature.slice(0, index) })),
      fc
        .constantFrom('00', 'zz', '\u00e9')
        .map((end) => forged({ signature: good.signature + end })),
      fc.oneof(anySignature, fc.constant('')).map((signature) => forged({ signature })),
      fc
        .integer({ min: -400, max: 400 })
        .filter((seconds) => seconds !== 0)
        .map((seconds) => forged({ timestamp: `${Number(good.timestamp) + seconds}` })),
      fc
        .constantFrom('', 'NaN', '-1', '1e9', `0${good.timestamp}`, `+${good.timestamp}`)
        .map((timestamp) => forged({ timestamp })),
      // a digit moved from the time stamp into the body: the signed bytes are the same
      fc.integer({ min: 1, max: 9 }).map((moved) =>
        forged({
          timestamp: good.timestamp.slice(0, -moved),
          body: good.timestamp.slice(-moved) + good.body,
        }),
      ),
      fc
        .tuple(at(good.body), fc.constantFrom('', ' ', 'x', '\0'))
        .map(([index, put]) =>
          forged({ body: good.body.slice(0, index) + put + good.body.slice(index + 1) }),
        ),
      fc
        .constantFrom('', '{"type":1}', 'ssl_check=1&payload={}', ` ${good.body}`)
        .map((body) => forged({ body })),
      fc
        .integer({ min: 1, max: 4 })
        .map((spaces) => forged({ body: JSON.stringify(JSON.parse(good.body), null, spaces) })),
      fc.json().map((body) => {
        const signature = sign(null, Buffer.from(good.timestamp + body), other).toString('hex');
        return forged({ body, signature });
      }),
    )
    .filter((request) => JSON.stringify(request) !== JSON.stringify(good));
}

function flipped(signature: string, index: number): string {
  const digit = (Number.parseInt(signature.charAt(index), 16) ^ 1).toString(16);
  return signature.slice(0, index) + digit + signature.slice(index + 1);
}
