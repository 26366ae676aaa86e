import fc from 'fast-check';
import { expect, test } from 'vitest';
import { logUnanswered, withoutIds } from '../../src/bot/log-unanswered.ts';
import { createLog } from '../../src/log.ts';
import { INVENTED, openWorld } from '../fixtures/corpora.ts';

const { bot } = await openWorld(INVENTED);

const ORIGIN = {
  id: '1432000000000000001',
  platform: 'discord',
  user: '80351110224678912',
  conversation: '290926798626357999',
  direct: false,
  guild: '197038439483310086',
} as const;

function logging() {
  const lines: string[] = [];
  const log = createLog((line) => lines.push(line), { now: () => new Date(0) });
  return { lines, door: logUnanswered(bot, log) };
}

test('a question without an answer is one line, without the asker and the place', async () => {
  const { lines, door } = logging();
  await door.handle({
    kind: 'text',
    origin: ORIGIN,
    text: '/whois <@80351110224678912> Zaphod\n2',
  });
  const options = { name: 'Zaphod, of mail@example.org' };
  await door.handle({ kind: 'command', origin: ORIGIN, command: 'whois', options });
  await door.handle({ kind: 'text', origin: ORIGIN, command: 'whois', text: 'Zaphod' });
  const line = { time: '1970-01-01T00:00:00.000Z', level: 'info', event: 'question.unanswered' };
  expect(lines.map((text) => JSON.parse(text))).toEqual([
    { ...line, kind: 'unknown_name', question: '/whois [mention] Zaphod 2' },
    { ...line, kind: 'unknown_name', question: '/whois Zaphod, of [address]' },
    { ...line, kind: 'unknown_name', question: '/whois Zaphod' },
  ]);
});

test('what is answered, or the user’s slip, is not logged', async () => {
  const { lines, door } = logging();
  for (const text of ['/help', '/fly', '/quote', '/quote morrow'])
    await door.handle({ kind: 'text', origin: ORIGIN, text });
  expect(lines).toEqual([]);
});

test.each([
  ['ask <@U02ABCDEF12|ann> or <!subteam^S0123456789>', 'ask [mention] or [mention]'],
  [
    'is <#C0123456789|general> or <https://a.example/x|this> right',
    'is [mention] or [mention] right',
  ],
  ['see https://example.org/a?b=c or www.example.org now', 'see [link] or [link] now'],
  ['write to Ann.Lee+x@mail.example.org, ok', 'write to [address], ok'],
  ['＠ａｎｎ and @ann_lee and #general', '[mention] and [mention] and [mention]'],
  ['I am U02ABCDEF12, not USA or NATO', 'I am [id], not USA or NATO'],
  ['call +49 (30) 1234-5678 or 030.123.456.78', 'call [number] or [number]'],
  ['my id is 80351110224678912 or ８０３５１１１０', 'my id is [number] or [number]'],
  [
    'what happened on 2018-06-07 at 12:30 to 13,500 people',
    'what happened on 2018-06-07 at 12:30 to 13,500 people',
  ],
])('ids, addresses and long numbers are left out: %s', (text, rest) => {
  expect(withoutIds(text)).toBe(rest);
});

test('no line is long, none holds six digits in a row', async () => {
  const text = fc.array(
    fc.oneof(fc.string({ unit: 'grapheme' }), fc.bigInt({ min: 0n }).map(String)),
  );
  await fc.assert(
    fc.asyncProperty(text, async (parts) => {
      const { lines, door } = logging();
      const name = `zzz ${parts.join('')}`;
      await door.handle({ kind: 'text', origin: ORIGIN, command: 'whois', text: name });
      for (const line of lines) {
        expect(line.length).toBeLessThan(1500);
        expect(JSON.parse(line).question.length).toBeLessThanOrEqual(200);
        expect(JSON.parse(line).question).not.toMatch(/\d{6}/u);
      }
    }),
    { numRuns: 200 },
  );
});
