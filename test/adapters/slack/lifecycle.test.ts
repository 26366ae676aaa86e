import { expect, test, vi } from 'vitest';
import type { Bot } from '../../../src/bot/bot.ts';
import { directMessage, mention } from '../../emulators/slack/payloads.ts';
import { realBot } from '../real-replies.ts';
import { QUICK, startBot, startForTest } from './starting.ts';

// the machine may be busy with other tests
vi.setConfig({ testTimeout: 20_000, hookTimeout: 30_000 });

test('what comes once to four times, over any socket, as message and as mention, is answered once', async () => {
  const { slack } = await startForTest();
  for (let number = 0; number < 25; number++) {
    const payload = number % 2 ? directMessage('help') : mention('help', { channel: `C${number}` });
    for (let copy = 0; copy <= number % 4; copy++)
      await slack.event(payload, {
        envelope: `e${number}`,
        ...(copy > 0 && { retry: { attempt: copy, reason: 'timeout' } }),
      });
  }
  const twin = { channel: 'D0TWIN0001', ts: '5.5' };
  await slack.event(mention('help', twin));
  await slack.event(directMessage('help', twin));
  await slack.posted.count(26);
  await slack.command('/help', '');
  await slack.posted.count(27);
  expect(slack.posted.items).toHaveLength(27);
});

test('an event whose first answer could not be posted is answered when it comes again', async () => {
  const { slack } = await startForTest();
  const payload = directMessage('help');
  slack.fail('chat.postMessage', ...Array.from({ length: 5 }, () => ({ status: 503 })));
  await slack.event(payload);
  await slack.calls.count(5, ({ method }) => method === 'chat.postMessage');
  let delivered = 0;
  while (slack.posted.items.length === 0 && delivered++ < 50) {
    await slack.event(payload, { retry: { attempt: 1, reason: 'timeout' } });
    await new Promise((done) => setTimeout(done, 10));
  }
  await slack.posted.find(() => true);
  await slack.event(payload);
  expect(slack.posted.items).toHaveLength(1);
});

test('a token that Slack says in passing not to know is tried on; a revoked one ends the bot with its name', async () => {
  const { slack, fatal, adapter } = await startForTest();
  slack.refuse('app', 'invalid_auth');
  const calls = slack.calls.items.length;
  slack.sockets.drop(0);
  await slack.calls.count(calls + 2);
  slack.refuse('app', null);
  await slack.sockets.connected(2);
  expect(fatal).toEqual([]);
  slack.refuse('app', 'token_revoked');
  slack.sockets.drop();
  while (fatal.length === 0) await new Promise((done) => setTimeout(done, 5));
  expect(fatal[0]).toMatchObject({ code: 'PLATFORM_REFUSED' });
  expect(fatal[0]?.message).toContain('token_revoked');
  expect(fatal).toHaveLength(1);
  expect(adapter.unready()).not.toBeNull();
});

test('a token refused at the start is named at once, one refused while posting as well', async () => {
  await expect(startBot({ token: 'xoxb-wrong' })).rejects.toThrow(/invalid_auth/u);
  await expect(startBot({ appToken: 'xapp-wrong' })).rejects.toThrow(/invalid_auth/u);
  for (const reason of ['account_inactive', 'invalid_auth']) {
    const { slack, fatal } = await startForTest();
    slack.refuse('bot', reason);
    await slack.event(directMessage('help'));
    while (fatal.length === 0) await new Promise((done) => setTimeout(done, 5));
    expect(fatal[0]?.message).toContain(reason);
  }
});

test('neither tokens nor texts nor people stand in the log', async () => {
  const { slack, lines } = await startForTest();
  slack.fail(
    'chat.postMessage',
    { error: 'channel_not_found' },
    { status: 500 },
    { cut: 'before' },
  );
  slack.fail('respond', { status: 500 }, { cut: 'after' });
  await slack.event(directMessage('canary-text compare cheese'));
  await slack.command('/compare', 'canary-text');
  slack.sockets.raw('{"canary-text":');
  await slack.posted.find(({ via }) => via === 'respond');
  await slack.calls.count(3, ({ method }) => method === 'chat.postMessage');
  const log = lines.join('\n');
  expect(log).not.toMatch(/canary|U0READER01|respond\//u);
  expect(lines.length).toBeGreaterThan(0);
  for (const line of lines) expect(() => JSON.parse(line)).not.toThrow();
});

test('a stop answers what was taken, leaves the rest to others, and is over in time', async () => {
  const { bot } = await realBot();
  const slow: Bot = {
    ...bot,
    handle: async (request) => {
      await new Promise((done) => setTimeout(done, 200));
      return bot.handle(request);
    },
  };
  const { slack, adapter } = await startForTest({ bot: slow, timing: { ...QUICK, gap: 1000 } });
  const people = Array.from({ length: 10 }, (_, number) => ({ user_id: `U${number}` }));
  await Promise.all(people.map((person) => slack.command('/help', '', {}, person)));
  for (let number = 0; number < 5; number++) await slack.event(directMessage('help'));
  const since = Date.now();
  const stopping = adapter.stop();
  const late = slack.command('/help', '', { limit: 100 });
  await expect(late).rejects.toThrow();
  await stopping;
  expect(Date.now() - since).toBeLessThan(4500);
  expect(slack.posted.items).toHaveLength(15);
  expect(slack.sockets.count()).toBe(0);
});
