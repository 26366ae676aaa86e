import { expect, test, vi } from 'vitest';
import type { Bot } from '../../../src/bot/bot.ts';
import { directMessage } from '../../emulators/slack/payloads.ts';
import { startSlack } from '../../emulators/slack/slack.ts';
import { realBot } from '../real-replies.ts';
import { QUICK, startBot, startForTest } from './starting.ts';

// the machine may be busy with other tests
vi.setConfig({ testTimeout: 20_000, hookTimeout: 30_000 });

test.each(['warning', 'refresh_requested', 'too_many_websockets', 'link_disabled'])(
  'a planned end of a socket (%s) is met by the next one: no command goes unanswered',
  async (reason) => {
    const { slack } = await startForTest();
    for (let round = 0; round < 25; round++) {
      slack.sockets.refresh(reason, 100);
      const acks = await Promise.all([1, 2, 3, 4].map(() => slack.command('/help', '')));
      expect(acks.every(({ ms }) => ms < 500)).toBe(true);
    }
    await slack.posted.count(100);
    expect(slack.posted.items).toHaveLength(100);
    await slack.sockets.connected(2);
  },
);

test('both sockets refreshed at once leave no moment without one', async () => {
  const { slack } = await startForTest();
  for (let round = 0; round < 10; round++) {
    const opened = slack.sockets.opened();
    slack.sockets.refresh('refresh_requested', 100);
    slack.sockets.refresh('refresh_requested', 100);
    await slack.sockets.connected(4);
    expect(slack.sockets.opened()).toBe(opened + 2);
    await slack.command('/help', '');
    await slack.sockets.connected(2);
  }
});

test('after sockets break without a word, the bot hears again within two seconds', async () => {
  const { slack } = await startForTest({ timing: {} });
  for (let round = 0; round < 3; round++) {
    const opened = slack.sockets.opened();
    const since = Date.now();
    slack.sockets.drop();
    while (slack.sockets.opened() < opened + 1) await new Promise((done) => setTimeout(done, 5));
    await slack.sockets.connected(2);
    expect(Date.now() - since).toBeLessThan(2000);
  }
});

test('one socket that breaks takes nothing with it: the other one hears', async () => {
  const { slack } = await startForTest();
  slack.sockets.drop(0);
  await slack.command('/help', '');
  await slack.posted.find(() => true);
});

test('a line on which pings stay unanswered, or a greeting, is given up and replaced', async () => {
  const { slack } = await startForTest({ timing: { ...QUICK, ping: 20, call: 100 } });
  slack.sockets.silence(true);
  slack.sockets.drop(0);
  const opened = slack.sockets.opened();
  while (slack.sockets.opened() < opened + 3) await new Promise((done) => setTimeout(done, 5));
  slack.sockets.silence(false);
  await slack.command('/help', '');
  slack.sockets.deafen(true);
  const before = slack.sockets.opened();
  while (slack.sockets.opened() < before + 2) await new Promise((done) => setTimeout(done, 5));
});

test('an outage of Slack ends by itself', async () => {
  const { slack, adapter, stop } = await startBot();
  const { port } = slack;
  await slack.stop();
  await new Promise((done) => setTimeout(done, 300));
  expect(adapter.unready()).not.toBeNull();
  const back = await startSlack(port);
  await back.sockets.connected(2);
  await back.command('/help', '');
  await back.posted.find(() => true);
  expect(adapter.unready()).toBeNull();
  await back.stop();
  await stop().catch(() => undefined);
});

test('no frame ends the bot or is left to come again', async () => {
  const { slack, fatal } = await startForTest();
  const frames = [
    '',
    '{',
    'null',
    '[]',
    '"x"',
    '{"type":"hello"',
    '{"type":"app_rate_limited","minute_rate_limited":1}',
    '{"type":"events_api","payload":null}',
    '{"type":7,"reason":{},"payload":[],"envelope_id":9}',
    '{"type":"events_api","envelope_id":"e","payload":{"event":null}}',
    '{"type":"events_api","envelope_id":"e","payload":{"type":"event_callback","event_id":"1"}}',
    '{"type":"slash_commands","envelope_id":"e","payload":{"command":"/help"}}',
    '{"type":"slash_commands","envelope_id":"e","payload":{"command":{}}}',
    '{"type":"interactive","envelope_id":"e","payload":{"type":"block_actions","actions":[]}}',
    '{"type":"interactive","envelope_id":"e","payload":{"type":"view_submission"}}',
  ];
  for (const frame of frames) slack.sockets.raw(frame);
  slack.sockets.raw(Buffer.from([1, 2, 3]));
  for (const payload of [null, 7, 'x', {}])
    await slack.sockets.deliver('other', payload as never, { socket: 0 });
  const limited = { type: 'app_rate_limited', minute_rate_limited: 1, team_id: 'T' };
  await slack.sockets.deliver('events_api', limited, { socket: 0 });
  await slack.sockets.deliver('events_api', null as never, { socket: 0 });
  await slack.command('/help', '', { socket: 0 });
  await slack.posted.find(() => true);
  expect(fatal).toEqual([]);
});

test('a command is acknowledged within half a second while the core takes seconds', async () => {
  const { bot } = await realBot();
  const slow: Bot = {
    ...bot,
    handle: async (request) => {
      await new Promise((done) => setTimeout(done, 1000));
      return bot.handle(request);
    },
  };
  const { slack } = await startForTest({ bot: slow });
  const acks = await Promise.all(
    Array.from({ length: 20 }, (_, number) =>
      slack.command('/help', '', { limit: 500 }, { user_id: `U${number}` }),
    ),
  );
  acks.push(await slack.event(directMessage('help'), { limit: 500 }));
  await slack.posted.count(21);
});
