import { once } from 'node:events';
import { connect } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createHttpServer, type HttpServer } from '../../../src/adapters/http/server.ts';
import { createSlackAdapter } from '../../../src/adapters/slack/adapter.ts';
import { createEndpoint } from '../../../src/adapters/slack/endpoint.ts';
import { createLog } from '../../../src/log.ts';
import { NO_METRICS } from '../../../src/metrics.ts';
import { directMessage, type Payload, press, slash } from '../../emulators/slack/payloads.ts';
import { SIGNING_SECRET, sign } from '../../emulators/slack/slack.ts';
import { type Started, startBot } from './starting.ts';

// the machine may be busy with other tests
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

const log = createLog(() => undefined);
let started: Started;
let server: HttpServer;
let url = '';
let port = 0;
beforeAll(async () => {
  started = await startBot({ signingSecret: SIGNING_SECRET });
  const { routes } = started.adapter;
  server = createHttpServer({ routes, port: 0, host: '127.0.0.1', log });
  port = await server.start();
  url = `http://127.0.0.1:${port}/slack/events`;
});
afterAll(async () => {
  await started.stop();
  await server.stop();
});

const JSON_BODY = { 'content-type': 'application/json' };
const FORM_BODY = { 'content-type': 'application/x-www-form-urlencoded' };

function post(body: string, headers: Readonly<Record<string, string>>): Promise<Response> {
  return fetch(url, { method: 'POST', body, headers: { ...headers } });
}

function form(payload: Payload): string {
  return new URLSearchParams(
    Object.entries(payload).map(([name, value]): [string, string] => [name, String(value)]),
  ).toString();
}

function posts(): number {
  return started.slack.posted.items.length;
}

test('a signed command, event and press are received at once and answered', async () => {
  const { slack } = started;
  const command = form(slack.responsive(slash('/help', '')));
  const before = posts();
  const received = await post(command, { ...FORM_BODY, ...sign(command) });
  expect([received.status, await received.text()]).toEqual([200, '']);
  const event = JSON.stringify(directMessage('help'));
  expect((await post(event, { ...JSON_BODY, ...sign(event) })).status).toBe(200);
  const pressed = slack.responsive(press({ action_id: 'try:0', value: '/help' }));
  const interaction = form({ payload: JSON.stringify(pressed) });
  expect((await post(interaction, { ...FORM_BODY, ...sign(interaction) })).status).toBe(200);
  await slack.posted.count(before + 3);
});

test('an event that comes by HTTP and over a socket, with retry headers, is answered once', async () => {
  const before = posts();
  const payload = directMessage('help');
  const body = JSON.stringify(payload);
  await started.slack.event(payload);
  const retry = { 'x-slack-retry-num': '1', 'x-slack-retry-reason': 'http_timeout' };
  expect((await post(body, { ...JSON_BODY, ...sign(body), ...retry })).status).toBe(200);
  await started.slack.command('/help', '');
  await started.slack.posted.count(before + 2);
  expect(posts()).toBe(before + 2);
});

test('the address is verified by its challenge, signed only', async () => {
  const body = JSON.stringify({ type: 'url_verification', challenge: 'abc', token: 'legacy' });
  const good = await post(body, { ...JSON_BODY, ...sign(body) });
  expect(await good.json()).toEqual({ challenge: 'abc' });
  expect((await post(body, JSON_BODY)).status).toBe(401);
});

test('a request from five minutes ago or ahead, a replay, and every forged one do nothing', async () => {
  const before = posts();
  const body = form(started.slack.responsive(slash('/help', '')));
  const good = sign(body);
  const forged: Readonly<Record<string, string>>[] = [
    {},
    sign(body, { skew: -301 }),
    sign(body, { skew: 301 }),
    sign(body, { skew: 31_536_000 }),
    sign(body, { secret: 'another' }),
    sign(body, { secret: '' }),
    sign(`${body} `),
    { ...good, 'x-slack-request-timestamp': 'NaN' },
    { ...good, 'x-slack-request-timestamp': '' },
    { ...good, 'x-slack-signature': good['x-slack-signature'].slice(3) },
    { ...good, 'x-slack-signature': good['x-slack-signature'].toUpperCase() },
    { ...good, 'x-slack-signature': `v0=${'0'.repeat(64)}` },
    { 'x-slack-signature': good['x-slack-signature'] },
  ];
  for (const headers of forged)
    expect((await post(body, { ...FORM_BODY, ...headers })).status).toBe(401);
  expect(posts()).toBe(before);
  for (const replay of [0, 1, 2])
    expect([replay, (await post(body, { ...FORM_BODY, ...good })).status]).toEqual([replay, 200]);
  await started.slack.posted.count(before + 1);
  await started.slack.command('/help', '');
  await started.slack.posted.count(before + 2);
  expect(posts()).toBe(before + 2);
});

test('a check of Slack’s connection opens no way past the signature', async () => {
  const before = posts();
  const payload = JSON.stringify(press({ action_id: 'try:0', value: '/help' }));
  const body = form({ ssl_check: '1', payload, ...slash('/help', '') });
  expect((await post(body, FORM_BODY)).status).toBe(401);
  const check = form({ ssl_check: '1', token: 'legacy' });
  expect((await post(check, { ...FORM_BODY, ...sign(check) })).status).toBe(200);
  expect(posts()).toBe(before);
});

test('signed nonsense is refused or ignored, and a body too large is cut off', async () => {
  const cases: readonly [string, Readonly<Record<string, string>>, number][] = [
    ['{', JSON_BODY, 400],
    ['null', JSON_BODY, 400],
    ['payload=%7B', FORM_BODY, 400],
    ['{}', JSON_BODY, 200],
    ['{"type":"event_callback","event":null,"event_id":"Ev1"}', JSON_BODY, 200],
    ['command=%2Fhelp', FORM_BODY, 200],
  ];
  for (const [body, headers, status] of cases)
    expect([body, (await post(body, { ...headers, ...sign(body) })).status]).toEqual([
      body,
      status,
    ]);
  const large = 'x'.repeat(300_000);
  expect((await post(large, { ...JSON_BODY, ...sign(large) })).status).toBe(413);
});

test('senders that dawdle hold nobody up, and are cut off', async () => {
  const slow = Array.from({ length: 50 }, () => connect(port, '127.0.0.1'));
  const cut = slow.map((socket) => once(socket, 'close'));
  await Promise.all(slow.map((socket) => once(socket, 'connect')));
  for (const socket of slow) {
    socket.resume();
    socket.write('POST /slack/events HTTP/1.1\r\nhost: x\r\n');
  }
  const body = JSON.stringify({ type: 'url_verification', challenge: 'abc' });
  expect((await post(body, { ...JSON_BODY, ...sign(body) })).status).toBe(200);
  await Promise.all(cut);
});

test('an empty secret is refused', () => {
  for (const secret of ['', ' '])
    expect(() =>
      createEndpoint({ secret, log, metrics: NO_METRICS, take: async () => true }),
    ).toThrow(/SLACK_SIGNING_SECRET/u);
});

/** What a forger may do to a request that was good, each by a number that chooses where and how. */
const FORGERIES: Readonly<Record<string, (good: Forged, at: number) => Forged>> = {
  'a bit of the body': (good, at) => ({ ...good, body: flipped(good.body, at) }),
  'more body': (good, at) => ({ ...good, body: good.body + ' \n0&'.charAt(at % 4) }),
  'less body': (good, at) => ({ ...good, body: good.body.slice(0, at % good.body.length) }),
  'the body written anew': (good) => ({ ...good, body: JSON.stringify(JSON.parse(good.body)) }),
  'a digit of the signature': (good, at) => {
    const place = 3 + (at % 64);
    const digit = (Number.parseInt(good.signature.charAt(place), 16) + 1 + (at % 15)) % 16;
    const changed = digit.toString(16);
    const { signature } = good;
    return { ...good, signature: signature.slice(0, place) + changed + signature.slice(place + 1) };
  },
  'a signature of another length': (good, at) => ({
    ...good,
    signature: at % 2 ? good.signature.slice(0, at % 67) : `${good.signature}0`,
  }),
  'a signature in capitals': (good) => ({ ...good, signature: good.signature.toUpperCase() }),
  'another version': (good, at) => ({
    ...good,
    signature: good.signature.replace('v0', `v${1 + (at % 9)}`),
  }),
  'another secret': ({ body }, at) => signed(body, { secret: `secret ${at}` }),
  'no secret': ({ body }) => signed(body, { secret: '' }),
  'another clock': (good, at) => ({ ...good, timestamp: String(Number(good.timestamp) + 1 + at) }),
  'a clock long gone': ({ body }, at) => signed(body, { skew: -302 - at }),
  'a clock to come': ({ body }, at) => signed(body, { skew: 302 + at }),
  'no clock': (good, at) => ({ ...good, timestamp: ['', 'NaN', '-1', '1e9', '0x5'][at % 5] ?? '' }),
};

interface Forged {
  readonly body: string;
  readonly timestamp: string;
  readonly signature: string;
}

function signed(body: string, options: Parameters<typeof sign>[1]): Forged {
  const headers = sign(body, options);
  const signature = headers['x-slack-signature'];
  return { body, timestamp: headers['x-slack-request-timestamp'], signature };
}

function flipped(body: string, at: number): string {
  const place = at % body.length;
  const changed = String.fromCharCode(body.charCodeAt(place) ^ (1 << (at % 7)));
  return body.slice(0, place) + changed + body.slice(place + 1);
}

test.each(Object.entries(FORGERIES))(
  'of five hundred requests forged by %s none is taken, and they fill no log',
  async (_name, forge) => {
    const lines: string[] = [];
    let taken = 0;
    const take = async () => {
      taken++;
      return true;
    };
    const secret = SIGNING_SECRET;
    const { handle } = createEndpoint({
      secret,
      log: createLog((line) => lines.push(line)),
      metrics: NO_METRICS,
      take,
    });
    const request = ({ body, timestamp, signature }: Forged) =>
      handle({
        headers: {
          ...JSON_BODY,
          'x-slack-request-timestamp': timestamp,
          'x-slack-signature': signature,
        },
        body: Buffer.from(body),
      });
    const good = signed('{ "type": "event_callback", "event_id": "Ev1" }', {});
    await fc.assert(
      fc.asyncProperty(fc.nat(100_000), async (at) => {
        const forged = forge(good, at);
        expect(forged).not.toEqual(good);
        expect((await request(forged)).status).toBe(401);
      }),
      { numRuns: 500 },
    );
    expect(taken).toBe(0);
    expect(lines.length).toBeLessThanOrEqual(3);
    expect((await request(good)).status).toBe(200);
    expect((await request(good)).status).toBe(200);
    expect(taken).toBe(1);
  },
);

test('a request that was not taken is no replay when Slack sends it again within the second', async () => {
  const taken = [false, true, true];
  const endpoint = createEndpoint({
    secret: SIGNING_SECRET,
    log,
    metrics: NO_METRICS,
    take: async () => taken.shift() ?? false,
  });
  const text = JSON.stringify(directMessage('help'));
  const request = { headers: { ...JSON_BODY, ...sign(text) }, body: Buffer.from(text) };
  const status = async () => (await endpoint.handle(request)).status;
  expect([await status(), await status(), await status()]).toEqual([503, 200, 200]);
  expect(taken).toHaveLength(1);
});

test('before it has started and while it stops, requests are left to other replicas', async () => {
  const other = await startBot({ signingSecret: SIGNING_SECRET });
  const extra = createHttpServer({ ...other.adapter, port: 0, host: '127.0.0.1', log });
  const address = `http://127.0.0.1:${await extra.start()}/slack/events`;
  await other.stop();
  const body = JSON.stringify(directMessage('help'));
  const headers = { ...JSON_BODY, ...sign(body) };
  expect((await fetch(address, { method: 'POST', body, headers })).status).toBe(503);
  await extra.stop();
  const unstarted = createSlackAdapter({
    settings: { token: 'x', signingSecret: SIGNING_SECRET, apiUrl: url, prefix: '' },
    log,
    onFatal: () => undefined,
  });
  const raw = Buffer.from(`${body} `);
  const [route] = unstarted.routes;
  const early = await route?.handle({ headers: { ...JSON_BODY, ...sign(`${body} `) }, body: raw });
  expect(early?.status).toBe(503);
});
