import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createIdentifyTurns } from '../../../src/adapters/discord/identify-turns.ts';
import { createSessions } from '../../../src/adapters/discord/sessions.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const SESSION = {
  sequence: 7,
  sessionId: 'one',
  shardId: 0,
  shardCount: 1,
  resumeURL: 'wss://gateway.example',
};
const [CUT, INVALID_SEQUENCE] = [1006, 4007];

describe('a session', () => {
  test('outlives minutes of a network that is down, but not more: its address may be gone', () => {
    const sessions = createSessions();
    sessions.write(0, SESSION);
    sessions.closed(0, CUT);
    sessions.write(0, null);
    expect(sessions.read(0)).toEqual(SESSION);
    vi.advanceTimersByTime(2 * 60_000);
    sessions.closed(0, CUT);
    sessions.write(0, null);
    expect(sessions.read(0)).toEqual(SESSION);
    vi.advanceTimersByTime(2 * 60_000);
    sessions.closed(0, CUT);
    sessions.write(0, null);
    expect(sessions.read(0)).toBeNull();
  });

  test('ends when Discord says so', () => {
    const sessions = createSessions();
    sessions.write(0, SESSION);
    sessions.closed(0, INVALID_SEQUENCE);
    sessions.write(0, null);
    expect(sessions.read(0)).toBeNull();
    sessions.write(0, SESSION);
    sessions.closed(0, CUT);
    sessions.greeted(0);
    sessions.write(0, null);
    expect(sessions.read(0)).toBeNull();
  });
});

describe('turns to identify', () => {
  /** When shards got their turns, in milliseconds. */
  async function taken(shards: readonly number[], concurrency: number) {
    const turns = createIdentifyTurns(5000);
    const times: number[] = [];
    const start = Date.now();
    for (const shard of shards)
      turns
        .take(shard, concurrency, new AbortController().signal)
        .then(() => times.push(Date.now() - start));
    await vi.advanceTimersByTimeAsync(60_000);
    return times;
  }

  test('come one by one, or as many at once as Discord allows', async () => {
    expect(await taken([0, 1, 2], 1)).toEqual([0, 5000, 10_000]);
    expect(await taken([0, 1, 2, 3], 2)).toEqual([0, 0, 5000, 5000]);
  });

  test('are given up as soon as the connection is, and the next does not wait longer for that', async () => {
    const turns = createIdentifyTurns(5000);
    const first = turns.take(0, 1, new AbortController().signal);
    await vi.advanceTimersByTimeAsync(0);
    await first;
    for (let attempt = 0; attempt < 3; attempt++) {
      const closing = new AbortController();
      const turn = turns.take(0, 1, closing.signal);
      closing.abort();
      await expect(turn).rejects.toThrow();
    }
    const start = Date.now();
    const turn = turns.take(0, 1, new AbortController().signal);
    await vi.advanceTimersByTimeAsync(5000);
    await turn;
    expect(Date.now() - start).toBe(5000);
  });
});
