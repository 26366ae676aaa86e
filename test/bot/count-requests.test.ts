import { expect, test } from 'vitest';
import * as z from 'zod';
import { createBot } from '../../src/bot/bot.ts';
import { countRequests } from '../../src/bot/count-requests.ts';
import { defineCommand } from '../../src/contract/command.ts';
import { createLog } from '../../src/log.ts';
import { NO_METRICS } from '../../src/metrics.ts';
import { INVENTED, openWorld } from '../fixtures/corpora.ts';

const world = await openWorld(INVENTED);

const BROKEN = defineCommand({
  name: 'ask',
  description: 'Fails',
  positional: 'question',
  options: z.strictObject({ question: z.string().meta({ description: 'Anything' }) }),
  run() {
    throw new Error('broken');
  },
});

function counting(bot = world.bot) {
  const counted: unknown[] = [];
  const timed: [string, number, unknown][] = [];
  const door = countRequests(bot, {
    ...NO_METRICS,
    count: (name, labels) => void counted.push([name, labels]),
    time: (name, seconds, labels) => void timed.push([name, seconds, labels]),
  });
  const origin = {
    id: 'r1',
    platform: 'slack',
    user: 'u1',
    conversation: 'c1',
    direct: true,
  } as const;
  return { counted, timed, ask: (text: string) => door.handle({ kind: 'text', origin, text }) };
}

test('requests are counted by the command that answered and the status, and timed in seconds', async () => {
  const { counted, timed, ask } = counting();
  for (const text of ['/help', 'sources', '/fly', '/quote', '…']) await ask(text);
  const request = (command: string, status: string) => [
    'requests',
    { platform: 'slack', command, status },
  ];
  expect(counted).toEqual([
    request('help', 'answer'),
    request('sources', 'answer'),
    request('help', 'invalid'),
    request('quote', 'invalid'),
    request('none', 'invalid'),
  ]);
  expect(timed.map(([name, , labels]) => [name, labels])).toEqual(
    counted.map(() => ['handling', { platform: 'slack' }]),
  );
  for (const [, seconds] of timed) {
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThan(60);
  }
});

test('a failure is counted as one, under no command of the asker’s making', async () => {
  const log = createLog(() => undefined);
  const { counted, ask } = counting(createBot({ ...world, commands: [BROKEN], log }));
  await ask('/ask why');
  expect(counted).toEqual([
    ['requests', { platform: 'slack', command: 'none', status: 'failure' }],
  ]);
});

test.each([
  ['/whois Zaphod Beeblebrox', 'unknown_name'],
  ['/sources the moon gazette', 'unknown_name'],
  ['/quote morrow skip:90', 'no_more'],
  ['/quote morrow about:submarines', 'not_quoted'],
  ['/verify "we shall fight on the beaches"', 'not_printed'],
  ['/timeline 1901', 'not_dated'],
  ['/compare submarines', 'not_compared'],
  ['/ask how', 'ambiguous'],
  ['write a poem about the sea', 'declined'],
])('%s is counted as %s', async (text, kind) => {
  const { counted, ask } = counting();
  expect(await ask(text)).toMatchObject({ reason: kind });
  expect(counted).toContainEqual(['noAnswers', { kind }]);
});

test.each([
  ['/ask what is the recipe of pancakes with blueberries', 'off_topic'],
  ['/ask what shoes did Ilsabet Morrow wear at the harbour', 'not_told'],
])('%s is counted as %s', async (text, kind) => {
  expect(await counting().ask(text)).toMatchObject({ reason: kind });
});
