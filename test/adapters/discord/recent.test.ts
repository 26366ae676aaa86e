import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRecent } from '../../../src/adapters/discord/recent.ts';

test('what was put in last is there, and nothing else, however often it is put in', () => {
  const keys = fc.array(fc.integer({ min: 0, max: 60 }).map(String), { maxLength: 500 });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 }), keys, (most, puts) => {
      const recent = createRecent<number>(most);
      for (const [at, key] of puts.entries()) recent.put(key, at);
      const lastPut = [...new Set(puts.toReversed())].slice(0, most);
      for (const key of new Set(puts))
        expect(recent.get(key)).toBe(lastPut.includes(key) ? puts.lastIndexOf(key) : undefined);
    }),
  );
});
