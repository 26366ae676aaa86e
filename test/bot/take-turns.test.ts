import { setImmediate } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import type { Bot } from '../../src/bot/bot.ts';
import { takeTurns } from '../../src/bot/take-turns.ts';
import { answer, template } from '../../src/contract/replies.ts';
import type { Request } from '../../src/contract/request.ts';

/** A bot that notes in which order it was asked. */
function noting() {
  const asked: string[] = [];
  const bot: Bot = {
    commands: [],
    suggest: () => [],
    async handle({ origin }) {
      asked.push(origin.id);
      return answer([template(origin.id)]);
    },
  };
  return { asked, bot };
}

function request(id: string): Request {
  const origin = { id, platform: 'discord', user: 'u', conversation: 'c', direct: false } as const;
  return { kind: 'text', origin, text: 'x' };
}

test('however many ask at once, one is answered in each turn of the event loop, in order', async () => {
  const { asked, bot } = noting();
  const calm = takeTurns(bot);
  const replies = ['1', '2', '3'].map((id) => calm.handle(request(id)));
  await Promise.resolve();
  expect(asked).toEqual([]);
  for (const done of [1, 2, 3]) {
    await setImmediate();
    expect(asked).toHaveLength(done);
  }
  expect((await Promise.all(replies)).map(({ status }) => status)).toEqual(Array(3).fill('answer'));
  expect(asked).toEqual(['1', '2', '3']);
  expect((await calm.handle(request('4'))).status).toBe('answer');
});

test('beyond what may wait, people are told at once and privately, and later ones are answered again', async () => {
  const { asked, bot } = noting();
  const calm = takeTurns(bot, { most: 2 });
  const replies = ['1', '2', '3'].map((id) => calm.handle(request(id)));
  expect(await replies[2]).toMatchObject({ visibility: 'private', reason: 'rate_limited' });
  expect(asked).toEqual([]);
  await Promise.all(replies);
  expect((await calm.handle(request('5'))).status).toBe('answer');
  expect(asked).toEqual(['1', '2', '5']);
});

test('while what is to be sent waits, answers are seldom, but do not stop', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'performance'] });
  try {
    const { asked, bot } = noting();
    let congested = true;
    const calm = takeTurns(bot, { congested: () => congested });
    const replies = ['1', '2', '3', '4'].map((id) => calm.handle(request(id)));
    const turns = async () => {
      for (let turn = 0; turn < 10; turn++) await setImmediate();
      return asked.length;
    };
    expect(await turns()).toBe(1);
    vi.advanceTimersByTime(48);
    expect(await turns()).toBe(1);
    vi.advanceTimersByTime(2);
    expect(await turns()).toBe(2);
    congested = false;
    vi.advanceTimersByTime(2);
    await Promise.all(replies);
    expect(asked).toEqual(['1', '2', '3', '4']);
  } finally {
    vi.useRealTimers();
  }
});

test('who comes when somebody has waited for long is told so; those who wait are answered, and later ones again', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'performance'] });
  try {
    const { asked, bot } = noting();
    let congested = true;
    const calm = takeTurns(bot, { longest: 1000, congested: () => congested });
    const replies = ['1', '2', '3'].map((id) => calm.handle(request(id)));
    vi.advanceTimersByTime(999);
    replies.push(calm.handle(request('4')));
    vi.advanceTimersByTime(1);
    expect(await calm.handle(request('5'))).toMatchObject({ reason: 'rate_limited' });
    congested = false;
    await Promise.all(replies);
    expect((await calm.handle(request('6'))).status).toBe('answer');
    expect(asked).toEqual(['1', '2', '3', '4', '6']);
  } finally {
    vi.useRealTimers();
  }
});
