import { setTimeout } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import type { Bot } from '../../../src/bot/bot.ts';
import { takeTurns } from '../../../src/bot/take-turns.ts';
import type { Interaction } from '../../emulators/discord/ledger.ts';
import { slash } from '../../emulators/discord/payloads.ts';
import { connect, echo, PATIENT, stopAll, until } from './harness.ts';

afterAll(stopAll);

test('fifty that Discord leaves waiting hold up nobody else', PATIENT, async () => {
  const { discord, ask } = await connect(echo(), { limits: { acknowledgeRequest: 24_000 } });
  let sent = 0;
  discord.fail(() => (++sent <= 50 ? 'hang' : null));
  for (let number = 0; number < 50; number++) discord.interact(slash(discord.origin(), 'help'));
  await until(() => expect(sent).toBe(50));
  expect((await ask(slash(discord.origin(), 'help'))).callback?.type).toBe(4);
  // none of them was given up meanwhile
  expect(sent).toBe(51);
});

test(
  'asked for long what is too much for it, the bot answers what it can and tells the others, in time and once',
  PATIENT,
  async () => {
    const { discord, logged } = await connect(takeTurns(busy(20), { longest: 300 }));
    discord.fail(() => ({ late: 50 }));
    const asked: Interaction[] = [];
    for (let round = 0; round < 60; round++) {
      for (let number = 0; number < 5; number++) {
        const payload = slash(discord.origin(), 'help');
        discord.interact(payload);
        asked.push(discord.interaction(payload.id));
      }
      await setTimeout(20);
    }
    await until(() => expect(asked.filter(({ answered }) => answered === null)).toEqual([]));
    const texts = asked.map(
      ({ callback, edits }) => (edits[0] ?? callback?.data)?.embeds[0]?.description,
    );
    const told = texts.filter((text) => text?.startsWith('Too many people ask me at once'));
    expect(told.length).toBeGreaterThan(0);
    expect(texts.filter((text) => text === 'echo')).toHaveLength(300 - told.length);
    expect(asked.every(({ edits, followUps }) => edits.length <= 1 && followUps.length === 0)).toBe(
      true,
    );
    expect(logged.filter((line) => line.includes('not_sent'))).toEqual([]);
    expect(discord.violations).toEqual([]);
  },
);

/** A bot that keeps the processor busy for so many milliseconds with each answer. */
function busy(milliseconds: number): Bot {
  const bot = echo();
  return {
    ...bot,
    async handle(request) {
      for (const end = performance.now() + milliseconds; performance.now() < end; );
      return bot.handle(request);
    },
  };
}
