import { expect, test, vi } from 'vitest';
import { DIRECT, directMessage, mention, press } from '../../emulators/slack/payloads.ts';
import type { Fault } from '../../emulators/slack/web-api.ts';
import { QUICK, type Started, startForTest } from './starting.ts';

// the machine may be busy with other tests
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

/** Waits until everything asked is worked off. */
async function settled({ adapter }: Started): Promise<void> {
  await adapter.stop();
}

const POST = 'chat.postMessage';

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
  const blocks: { elements?: { action_id?: string; value?: string }[] }[] = JSON.parse(
    JSON.stringify(body.blocks),
  );
  const next = blocks
    .flatMap(({ elements = [] }) => elements)
    .find(({ action_id }) => action_id === 'page:next');
  slack.fail('respond', { cut: 'before' });
  await slack.interact(press({ action_id: 'page:next', value: next?.value ?? '' }));
  await slack.posted.count(2);
  await settled(started);
  expect(slack.posted.items).toHaveLength(2);
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
