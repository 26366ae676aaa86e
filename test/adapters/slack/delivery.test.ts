import { createServer, type ServerResponse } from 'node:http';
import { expect, onTestFinished, test, vi } from 'vitest';
import {
  DIRECT,
  directMessage,
  mention,
  type Payload,
  press,
} from '../../emulators/slack/payloads.ts';
import type { Fault } from '../../emulators/slack/web-api.ts';
import { QUICK, type Started, shared, startForTest, until } from './starting.ts';

// the machine may be busy with other tests
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

/** Waits until everything asked is worked off. */
async function settled({ adapter }: Started): Promise<void> {
  await adapter.stop();
}

const POST = 'chat.postMessage';

const ORIGIN = {
  id: '1',
  platform: 'slack',
  user: 'U1',
  conversation: 'C1',
  direct: true,
} as const;

/** What the button to the next page has to say. */
function nextPageOf({ blocks }: Payload): string {
  const shown: { elements?: { action_id?: string; value?: string }[] }[] = JSON.parse(
    JSON.stringify(blocks),
  );
  const buttons = shown.flatMap(({ elements = [] }) => elements);
  return buttons.find(({ action_id }) => action_id === 'page:next')?.value ?? '';
}

test.each<[string, Fault[], number]>([
  ['429 with a time', [{ status: 429, headers: { 'retry-after': '0' } }], 2],
  ['503 twice', [{ status: 503 }, { status: 500 }], 3],
  ['a busy service', [{ error: 'service_unavailable' }, { error: 'ratelimited' }], 3],
])('a post refused with %s is tried again and stands once', async (_name, faults, calls) => {
  const started = await startForTest();
  started.slack.fail(POST, ...faults);
  await started.slack.event(mention('help'));
  await started.slack.posted.find(() => true);
  await settled(started);
  expect(started.slack.calls.items.filter(({ method }) => method === POST)).toHaveLength(calls);
  expect(started.slack.posted.items).toHaveLength(1);
});

test('429 without a time waits a second, and makes no storm', async () => {
  const started = await startForTest();
  started.slack.fail(POST, { status: 429 });
  const since = Date.now();
  await started.slack.event(mention('help'));
  await started.slack.posted.find(() => true);
  expect(Date.now() - since).toBeGreaterThan(950);
  expect(started.slack.calls.items.filter(({ method }) => method === POST)).toHaveLength(2);
});

test.each<[string, Fault]>([
  ['a line that broke after the work', { cut: 'after' }],
  ['a gateway that lost what it had handed on', { status: 502 }],
  ['a server error after which nobody knows', { error: 'internal_error' }],
])('in a channel, %s is not posted again: Slack has no means to tell', async (_name, fault) => {
  const started = await startForTest();
  started.slack.fail(POST, fault);
  await started.slack.event(mention('help'));
  await started.slack.calls.find(({ method }) => method === POST);
  await settled(started);
  expect(started.slack.calls.items.filter(({ method }) => method === POST)).toHaveLength(1);
  expect(started.lines.some((line) => line.includes('slack.post.unknown'))).toBe(true);
});

test.each<[string, Fault]>([
  ['broke after the work', { cut: 'after' }],
  ['broke before it', { cut: 'before' }],
  ['ended in a server error', { status: 500 }],
  ['took too long', { delay: 700 }],
])(
  'in a direct message, the bot looks whether a post that %s stands: it does once',
  async (_name, fault) => {
    const started = await startForTest();
    for (const thread of [undefined, '3.3']) {
      const before = started.slack.posted.items.length;
      started.slack.fail(POST, fault);
      await started.slack.event(directMessage('help', thread ? { thread_ts: thread } : {}));
      await started.slack.posted.count(before + 1);
    }
    await settled(started);
    expect(started.slack.posted.items).toHaveLength(2);
  },
);

test('posts in one channel keep their order and their distance, those elsewhere do not wait', async () => {
  const { slack } = await startForTest({ timing: { ...QUICK, gap: 400 } });
  const names = ['ask', 'quote', 'timeline'];
  slack.fail(POST, { status: 503 });
  for (const name of names) await slack.event(mention(`help ${name}`, { channel: 'C1' }));
  await slack.event(mention('help', { channel: 'C2' }));
  const other = await slack.posted.find(({ body }) => body.channel === 'C2');
  const posted = await slack.posted.count(3, ({ body }) => body.channel === 'C1');
  expect(posted.map(({ body }) => String(body.text).split('\n')[0])).toEqual(
    names.map((name) => `/${name}`),
  );
  for (const [index, { at }] of posted.entries())
    if (index > 0) expect(at - (posted[index - 1]?.at ?? 0)).toBeGreaterThan(390);
  expect(other.at).toBeLessThanOrEqual(posted[2]?.at ?? 0);
});

test('in a long thread the answer is looked for after the question, not at the beginning', async () => {
  const started = await startForTest();
  const { slack } = started;
  const thread = { thread_ts: '3.4' };
  for (let number = 0; number < 120; number++)
    slack.posted.add({
      via: 'postMessage',
      ts: `3.${1000 + number}`,
      at: 0,
      body: { channel: DIRECT, ...thread },
    });
  slack.fail(POST, { cut: 'after' });
  await slack.event(directMessage('help', thread));
  await slack.calls.find(({ method }) => method === 'conversations.replies');
  await settled(started);
  expect(slack.posted.items).toHaveLength(121);
});

test('where the bot may not post, the asker is answered in a direct message', async () => {
  const { slack } = await startForTest();
  slack.fail(POST, { error: 'not_in_channel' });
  await slack.event(mention('help'));
  const { body } = await slack.posted.find(() => true);
  expect(body.channel).toBe('U0READER01');
});

test.each<[string, Fault[]]>([
  ['is refused for a moment', [{ status: 500 }, { status: 429, headers: { 'retry-after': '1' } }]],
  ['is busy without a time', [{ status: 429 }]],
])('an address to respond to that %s is tried again', async (_name, faults) => {
  const { slack } = await startForTest();
  slack.fail('respond', ...faults);
  await slack.command('/help', '');
  expect((await slack.posted.find(() => true)).via).toBe('respond');
});

test('an address that has expired, or was used five times, gives way to a post', async () => {
  const { slack } = await startForTest();
  slack.fail('respond', { status: 404 });
  await slack.command('/help', '');
  expect((await slack.posted.find(() => true)).via).toBe('postMessage');
  slack.fail('respond', ...Array.from({ length: 5 }, () => ({ status: 500 })));
  await slack.command('/compare', 'price of cheese');
  await slack.posted.count(2);
  expect(slack.posted.items[1]?.via).toBe('postEphemeral');
  expect(slack.calls.items.filter(({ method }) => method === 'respond')).toHaveLength(6);
});

test('a response that may have arrived is not sent again, unless it takes the place of another', async () => {
  const started = await startForTest();
  const { slack } = started;
  slack.fail('respond', { cut: 'after' });
  await slack.command('/timeline', '');
  const { body } = await slack.posted.find(() => true);
  slack.fail('respond', { cut: 'before' });
  await slack.interact(press({ action_id: 'page:next', value: nextPageOf(body) }));
  await slack.posted.count(2);
  await settled(started);
  expect(slack.posted.items).toHaveLength(2);
});

test('a page that may have taken the place of another is not posted as well', async () => {
  const started = await startForTest();
  const { slack } = started;
  await slack.command('/timeline', '');
  const { body } = await slack.posted.find(() => true);
  slack.fail('respond', { cut: 'after' }, ...Array.from({ length: 4 }, () => ({ status: 503 })));
  await slack.interact(press({ action_id: 'page:next', value: nextPageOf(body) }));
  await slack.calls.count(6, ({ method }) => method === 'respond');
  await settled(started);
  expect(slack.posted.items.map(({ via }) => via)).toEqual(['respond', 'respond']);
});

test.each<[string, Fault]>([
  ['gives up what it had handed on', { status: 504 }],
  ['takes too long', { delay: 4000 }],
])('a response is not sent again where Slack %s', async (_name, fault) => {
  const started = await startForTest();
  const { slack } = started;
  slack.fail('respond', fault);
  await slack.command('/help', '');
  await until(() => started.lines.some((line) => line.includes('slack.respond.unknown')));
  await settled(started);
  expect(slack.calls.items.filter(({ method }) => method === 'respond')).toHaveLength(1);
  expect(slack.posted.items.every(({ via }) => via === 'respond')).toBe(true);
});

test.each([
  ['has no address', 'http://slack.invalid/respond'],
  ['refuses connections', 'http://127.0.0.1:1/respond'],
])('an answer is posted where the host to respond to %s', async (_name, response_url) => {
  const { slack } = await startForTest();
  await slack.command('/help', '', {}, { response_url });
  expect((await slack.posted.find(() => true)).via).toBe('postMessage');
});

test('an address that redirects is not followed', async () => {
  const { slack } = await startForTest();
  slack.fail('respond', { status: 302, headers: { location: `${slack.url}/elsewhere` } });
  await slack.command('/help', '');
  expect((await slack.posted.find(() => true)).via).toBe('postMessage');
  expect(slack.calls.items.some(({ method }) => method === 'elsewhere')).toBe(false);
});

test('while a thousand answers are on their way, commands are told so in their acknowledgement', async () => {
  const waiting: ServerResponse[] = [];
  const silent = createServer((_request, response) => void waiting.push(response));
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void silent.close());
  const address = silent.address();
  if (typeof address !== 'object' || address === null) throw new Error('not listening');
  const { bot } = await shared;
  const reply = await bot.handle({ kind: 'text', text: '/help', origin: ORIGIN });
  const started = await startForTest({
    bot: { ...bot, handle: async () => reply },
    timing: { ...QUICK, call: 60_000 },
  });
  const { slack } = started;
  const response_url = `http://127.0.0.1:${address.port}/respond`;
  const ask = (number: number) =>
    slack.command('/help', '', { limit: 60_000 }, { response_url, user_id: `U${number}` });
  const acks = await Promise.all(Array.from({ length: 1000 }, (_, number) => ask(number)));
  expect(acks.filter(({ payload }) => payload !== undefined)).toEqual([]);
  await until(() => waiting.length > 200);
  const { payload } = await ask(1000);
  expect(payload).toMatchObject({
    response_type: 'ephemeral',
    text: expect.stringMatching(/Ask again/u),
  });
  const labels = { platform: 'slack', reason: 'crowded' };
  expect(started.measured).toContainEqual({ name: 'undelivered', labels });

  silent.on('request', (_request, response) => response.end());
  for (const response of waiting) response.end();
  await until(() => started.measured.filter(({ name }) => name === 'answering').length === 1000);
  expect((await ask(1001)).payload).toBeUndefined();
});

test('whatever is sent asks for no previews and no reading of names', async () => {
  const { slack } = await startForTest();
  await slack.event(mention('help'));
  await slack.event(directMessage('help'));
  await slack.command('/help', '');
  for (const { body, via } of await slack.posted.count(3)) {
    const no = via === 'respond' ? false : 'false';
    expect(body).toMatchObject({ unfurl_links: no, unfurl_media: no, parse: 'none' });
  }
});
