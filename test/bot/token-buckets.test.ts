import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createTokenBuckets, type Rate } from '../../src/bot/token-buckets.ts';

/** Buckets on a clock that only the test moves. */
function buckets(rate: Rate) {
  let time = 0;
  const { take } = createTokenBuckets(rate, () => time);
  return {
    take,
    pass(milliseconds: number) {
      time += milliseconds;
    },
    /** Tokens that a key gets at this moment. */
    drain(key: string) {
      let got = 0;
      while (take(key) === 0) got++;
      return got;
    },
  };
}

describe('a bucket', () => {
  test('gives its tokens at once, then one for each part of the time that passes', () => {
    const { take, pass, drain } = buckets({ burst: 20, seconds: 60 });
    expect(drain('a')).toBe(20);
    expect(take('a')).toBe(3000);
    pass(2000);
    expect(take('a')).toBe(1000);
    pass(1000);
    expect(drain('a')).toBe(1);
    pass(9000);
    expect(drain('a')).toBe(3);
    pass(3_600_000);
    expect(drain('a')).toBe(20);
  });

  test('is nobody else’s', () => {
    const { drain } = buckets({ burst: 5, seconds: 1 });
    expect([drain('a'), drain('b'), drain('a')]).toEqual([5, 5, 0]);
  });

  test('that refuses gives a token after the time that it names, and not before', () => {
    const rate = fc.record({
      burst: fc.integer({ min: 1, max: 1000 }),
      seconds: fc.integer({ min: 1, max: 3600 }),
    });
    fc.assert(
      fc.property(rate, fc.array(fc.nat(30_000), { maxLength: 50 }), (given, pauses) => {
        const { take, pass, drain } = buckets(given);
        for (const pause of pauses) {
          pass(pause);
          take('a');
        }
        drain('a');
        const wait = take('a');
        pass(wait - 2);
        if (wait > 2) expect(take('a')).toBeGreaterThan(0);
        pass(2);
        expect(take('a')).toBe(0);
      }),
    );
  });

  test('never gives more than its burst and what was refilled since, however it is asked', () => {
    const pauses = fc.array(fc.nat(4000), { minLength: 1, maxLength: 300 });
    fc.assert(
      fc.property(pauses, (given) => {
        const { take, pass } = buckets({ burst: 5, seconds: 10 });
        let [got, passed] = [0, 0];
        for (const pause of given) {
          pass(pause);
          passed += pause;
          if (take('a') === 0) got++;
        }
        expect(got).toBeLessThanOrEqual(5 + passed / 2000 + 0.01);
      }),
    );
  });
});

describe('very many askers', () => {
  test('an empty bucket stays empty while 49,000 others ask once', () => {
    const { drain, take } = buckets({ burst: 20, seconds: 60 });
    drain('noisy');
    for (let other = 0; other < 49_000; other++) take(`other ${other}`);
    expect(drain('noisy')).toBe(0);
  });

  test('somebody who goes on asking is never forgotten, whoever else comes', () => {
    const { drain, take } = buckets({ burst: 20, seconds: 60 });
    drain('noisy');
    for (let other = 0; other < 200_000; other++) {
      take(`other ${other}`);
      if (other % 10_000 === 0) expect(take('noisy')).toBeGreaterThan(0);
    }
  });

  test('a bucket that is not full is not forgotten as time passes', () => {
    const { drain, take, pass } = buckets({ burst: 20, seconds: 60 });
    pass(59_000);
    drain('noisy');
    for (let second = 0; second < 30; second++) {
      pass(1000);
      take(`other ${second}`);
    }
    expect(drain('noisy')).toBe(10);
  });

  test('one that nobody asked of is forgotten after 100,000 others, so that memory is bounded', () => {
    const { drain, take } = buckets({ burst: 20, seconds: 60 });
    drain('quiet');
    for (let other = 0; other < 100_001; other++) take(`other ${other}`);
    expect(drain('quiet')).toBe(20);
  });
});
