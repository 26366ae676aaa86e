import { expect, test, vi } from 'vitest';
import { backoff, TIMING } from '../../../src/adapters/slack/timing.ts';
import { PATIENCE } from '../../emulators/slack/ledger.ts';
import { directMessage, mention, press, shortcut } from '../../emulators/slack/payloads.ts';
import { startSlack } from '../../emulators/slack/slack.ts';
import { heldBack, heldUp, QUICK, shared, startBot, startForTest, until } from './starting.ts';

// the machine may be busy with other tests
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

/** Where it is not the time that is tested: a busy machine may take more than Slack gives. */
const ANY_TIME = { limit: PATIENCE };

test.each(['warning', 'refresh_requested', 'too_many_websockets', 'link_disabled'])(
  'a planned end of a socket (%s) is met by the next one: no command goes unanswered',
  async (reason) => {
    const { slack, measured } = await startForTest();
    for (let round = 0; round < 10; round++) {
      const opened = slack.sockets.opened();
      const close = slack.sockets.refresh(reason);
      const asked = [1, 2].map(() => slack.command('/help', '', ANY_TIME));
      await until(() => slack.sockets.opened() > opened);
      close();
      await Promise.all([...asked, ...[1, 2].map(() => slack.command('/help', '', ANY_TIME))]);
    }
    await slack.posted.count(40);
    expect(slack.posted.items).toHaveLength(40);
    expect(slack.sockets.deaf()).toBe(0);
    await slack.sockets.connected(2);
    const labels = { platform: 'slack', reason };
    expect(measured).toContainEqual({ name: 'reconnects', labels });
  },
);

test('both sockets refreshed at once leave no moment without one', async () => {
  const { slack } = await startForTest();
  for (let round = 0; round < 10; round++) {
    const opened = slack.sockets.opened();
    const closes = [1, 2].map(() => slack.sockets.refresh('refresh_requested'));
    await slack.sockets.connected(4);
    for (const close of closes) close();
    await slack.command('/help', '', ANY_TIME);
    await slack.sockets.connected(2);
    expect(slack.sockets.opened()).toBe(opened + 2);
  }
  expect(slack.sockets.deaf()).toBe(0);
});

test('after sockets break without a word, the bot hears again within two seconds', async () => {
  const { slack } = await startForTest({ timing: {} });
  for (let round = 0; round < 3; round++) {
    const opened = slack.sockets.opened();
    let away = 0;
    const held = await heldUp(async () => {
      const since = performance.now();
      slack.sockets.drop();
      await until(() => slack.sockets.opened() > opened);
      away = performance.now() - since;
    });
    expect(away).toBeLessThan(2000 + held);
    await slack.sockets.connected(2);
  }
});

test('one socket that breaks takes nothing with it: the other one hears', async () => {
  const { slack } = await startForTest();
  slack.sockets.drop(0);
  await slack.command('/help', '', ANY_TIME);
  await slack.posted.find(() => true);
});

test('a line on which pings stay unanswered, or a greeting, is given up and replaced', async () => {
  const { slack } = await startForTest({ timing: { ...QUICK, ping: 20, call: 100 } });
  slack.sockets.silence(true);
  slack.sockets.drop(0);
  const opened = slack.sockets.opened();
  await until(() => slack.sockets.opened() >= opened + 3);
  slack.sockets.silence(false);
  // on a busy machine even good lines miss pings this short, and take with them what they brought
  const isHeard = () =>
    slack.command('/help', '', { limit: 500 }).then(
      () => true,
      () => false,
    );
  while (!(await isHeard()));
  slack.sockets.deafen(true);
  const before = slack.sockets.opened();
  await until(() => slack.sockets.opened() >= before + 2);
});

test('after as many failed tries as an hour has room for, the next one finds Slack again', async () => {
  const tries = 3_600_000 / TIMING.longest;
  const timing = { ...QUICK, retry: 1, longest: 2 };
  const { slack, adapter, lines, stop } = await startBot({ timing });
  const failed = () => lines.filter((line) => line.includes('slack.socket.failed')).length;
  const { port } = slack;
  await slack.stop();
  await until(() => failed() >= 2 * tries);
  expect(adapter.unready()).toBe('no socket');
  const before = failed();
  const back = await startSlack(port);
  await back.sockets.connected(2);
  // one try of each of the two lines may have been under way
  expect(failed() - before).toBeLessThanOrEqual(2);
  await back.command('/help', '', ANY_TIME);
  await back.posted.find(() => true);
  expect(adapter.unready()).toBeNull();
  await back.stop();
  await stop().catch(() => undefined);
});

test('with the real times the try that finds Slack again begins within twenty seconds, after whatever outage', () => {
  for (let failures = 1; failures < 500; failures++) {
    const wait = backoff(failures, TIMING);
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(TIMING.longest);
  }
  // at worst a try has just begun when Slack comes back, hangs until it is given up, and the longest wait follows
  expect(TIMING.call + TIMING.longest).toBeLessThanOrEqual(20_000);
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
    await slack.sockets.deliver('other', payload as never, { ...ANY_TIME, socket: 0 });
  const limited = { type: 'app_rate_limited', minute_rate_limited: 1, team_id: 'T' };
  await slack.sockets.deliver('events_api', limited, { ...ANY_TIME, socket: 0 });
  await slack.sockets.deliver('events_api', null as never, { ...ANY_TIME, socket: 0 });
  await slack.command('/help', '', { ...ANY_TIME, socket: 0 });
  await slack.posted.find(() => true);
  expect(fatal).toEqual([]);
});

test('everything is acknowledged within half a second while the core has not begun to answer', async () => {
  const { bot, allow } = heldBack((await shared).bot);
  const { slack, measured } = await startForTest({ bot });
  let slowest = 0;
  const held = await heldUp(async () => {
    const acks = await Promise.all([
      ...Array.from({ length: 20 }, (_, number) =>
        slack.command('/help', '', ANY_TIME, { user_id: `U${number}` }),
      ),
      slack.event(directMessage('help'), ANY_TIME),
      slack.event(mention('help'), ANY_TIME),
      slack.interact(press({ action_id: 'try:0', value: '/help' }), ANY_TIME),
      slack.interact(shortcut('“words”'), ANY_TIME),
    ]);
    slowest = Math.max(...acks.map(({ ms }) => ms));
  });
  expect(slowest).toBeLessThan(500 + held);
  expect(slack.posted.items).toEqual([]);
  allow();
  await slack.posted.count(24);
  const timed = (wanted: string) => measured.filter(({ name }) => name === wanted);
  await until(() => timed('answering').length === 24);
  expect(timed('acknowledging')).toHaveLength(24);
  for (const { seconds = -1 } of measured) expect(seconds).toBeGreaterThanOrEqual(0);
});
