import { expect, test, vi } from 'vitest';
import { directMessage, mention } from '../../emulators/slack/payloads.ts';
import { heldBack, QUICK, shared, startBot, startForTest, until } from './starting.ts';

// the machine may be busy with other tests
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

test('what comes once to four times, over any socket, as message and as mention, is answered once', async () => {
  const { slack, measured } = await startForTest();
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
  const duplicates = measured.filter(({ name }) => name === 'duplicates');
  // 25 events in 1 to 4 copies by turns are 61 deliveries
  expect(duplicates).toHaveLength(61 - 25 + 1);
});

test('what is delivered again to another process is looked up in a direct message, and is not answered again', async () => {
  const { slack, adapter } = await startForTest();
  const retry = { attempt: 1, reason: 'timeout' };
  const told = [directMessage('help'), directMessage('help', { thread_ts: '2.2' })];
  const untold = directMessage('help');
  for (const payload of told) await slack.event(payload);
  await slack.posted.count(2);
  await adapter.stop();
  const other = await startForTest({ at: slack });
  for (const payload of [...told, untold]) await slack.event(payload, { retry });
  await slack.posted.count(3);
  await other.adapter.stop();
  expect(slack.posted.items).toHaveLength(3);
});

test('an event whose first answer could not be posted is answered when it comes again', async () => {
  const { slack, adapter, lines, measured } = await startForTest();
  const payload = directMessage('help');
  slack.fail('chat.postMessage', ...Array.from({ length: 5 }, () => ({ status: 503 })));
  await slack.event(payload);
  await until(() => lines.some((line) => line.includes('slack.event.failed')));
  const labels = { platform: 'slack', reason: 'refused' };
  expect(measured).toContainEqual({ name: 'undelivered', labels });
  await slack.event(payload, { retry: { attempt: 1, reason: 'timeout' } });
  await slack.posted.find(() => true);
  await slack.event(payload, { retry: { attempt: 2, reason: 'timeout' } });
  await adapter.stop();
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
  await until(() => fatal.length > 0);
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
    await until(() => fatal.length > 0);
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

test('a stop answers what was taken, leaves the rest to others, and waits for no turn', async () => {
  const { bot, allow } = heldBack((await shared).bot);
  const { slack, adapter } = await startForTest({ bot, timing: { ...QUICK, gap: 60_000 } });
  const people = Array.from({ length: 10 }, (_, number) => ({ user_id: `U${number}` }));
  await Promise.all(people.map((person) => slack.command('/help', '', {}, person)));
  for (let number = 0; number < 5; number++) await slack.event(directMessage('help'));
  const stopping = adapter.stop();
  const late = slack.command('/help', '', { limit: 100 });
  await expect(late).rejects.toThrow();
  allow();
  // answers that wait for their turn in a channel wait no longer
  await stopping;
  expect(slack.posted.items).toHaveLength(15);
  expect(slack.sockets.count()).toBe(0);
});
