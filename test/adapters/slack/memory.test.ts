import { expect, test } from 'vitest';
import { createDeferred } from '../../../src/adapters/slack/deferred.ts';
import { createLanes } from '../../../src/adapters/slack/lanes.ts';
import { createSeen } from '../../../src/adapters/slack/seen.ts';
import { slackSettings } from '../../../src/adapters/slack/settings.ts';
import { createVerifier } from '../../../src/adapters/slack/signature.ts';
import { pause } from '../../../src/adapters/slack/timing.ts';
import { sign } from '../../emulators/slack/slack.ts';

test('what was seen is known for its time, and no more of it than was agreed', () => {
  let now = 0;
  const seen = createSeen(1000, 7_200_000, () => now);
  expect([seen.take(['a', 'b']), seen.take(['b']), seen.take(['a'])]).toEqual([true, false, false]);
  seen.forget(['a', 'b']);
  expect(seen.take(['b'])).toBe(true);
  now = 7_199_999;
  expect(seen.take(['b'])).toBe(false);
  now = 7_200_000;
  expect(seen.take(['b'])).toBe(true);
  for (let id = 0; id < 5000; id++) seen.take([String(id)]);
  expect([seen.take(['4999']), seen.take(['3999'])]).toEqual([false, true]);
});

test('of many ids the oldest go first, also where some were forgotten and taken again', () => {
  const seen = createSeen(100, 1000, () => 0);
  for (let id = 0; id < 1000; id++) {
    expect(seen.take([String(id)])).toBe(true);
    if (id % 7 !== 0) continue;
    // as if its answer had failed
    seen.forget([String(id)]);
    expect(seen.take([String(id)])).toBe(true);
  }
  const known = Array.from({ length: 100 }, (_, i) => String(999 - i));
  expect(known.filter((id) => seen.take([id]))).toEqual([]);
  expect(seen.take(['899'])).toBe(true);
});

test('a signature stays known as a replay for as long as its clock holds', () => {
  const raw = Buffer.from('{}');
  const headers = sign('{}', { secret: 's', skew: 299 });
  const signed = {
    raw,
    timestamp: headers['x-slack-request-timestamp'],
    signature: headers['x-slack-signature'],
  };
  let now = Date.now();
  const { judge, forget } = createVerifier('s', () => now);
  expect(judge(signed)).toBe('good');
  forget(signed);
  expect(judge(signed)).toBe('good');
  now += 590_000;
  expect(judge(signed)).toBe('replayed');
  now += 20_000;
  expect(judge(signed)).toBe('bad');
});

test('a wait ends at once when it is called off', async () => {
  const hurry = new AbortController();
  const waited = pause(60_000, hurry.signal);
  hurry.abort();
  await waited;
  await pause(60_000, hurry.signal);
});

test('a lane goes on after a task that failed, and takes no endless queue', async () => {
  const lanes = createLanes(async () => undefined);
  const done: number[] = [];
  const failed = lanes.run('a', () => Promise.reject(new Error('x')));
  const rest = Array.from({ length: 199 }, (_, number) =>
    lanes.run('a', async () => void done.push(number)),
  );
  await expect(lanes.run('a', async () => undefined)).rejects.toThrow('lane_full');
  await lanes.run('b', async () => undefined);
  await expect(failed).rejects.toThrow('x');
  await Promise.all(rest);
  expect(done).toEqual(Array.from({ length: 199 }, (_, number) => number));
});

test('all lanes together take no endless queue, and take more when it is worked off', async () => {
  const lanes = createLanes(async () => undefined, 10_000);
  const { promise: gate, resolve: open } = createDeferred<void>();
  const add = (lane: string) => lanes.run(lane, () => gate);
  const waiting = Array.from({ length: 10_000 }, (_, number) => add(`lane ${number % 50}`));
  await expect(add('another lane')).rejects.toThrow('lane_full');
  open(undefined);
  await Promise.all(waiting);
  await expect(lanes.run('another lane', async () => 'taken')).resolves.toBe('taken');
});

test('settings name what is missing, and are none where Slack is not set up', () => {
  const none = { SLACK_API_URL: 'https://slack.com/api', SLACK_COMMAND_PREFIX: '' };
  expect(slackSettings(none)).toBeNull();
  expect(() => slackSettings({ ...none, SLACK_APP_TOKEN: 'x' })).toThrow(/SLACK_BOT_TOKEN/u);
  expect(() => slackSettings({ ...none, SLACK_BOT_TOKEN: 'x' })).toThrow(/SLACK_APP_TOKEN/u);
  expect(slackSettings({ ...none, SLACK_BOT_TOKEN: 'x', SLACK_SIGNING_SECRET: 's' })).toMatchObject(
    { token: 'x', signingSecret: 's' },
  );
});
