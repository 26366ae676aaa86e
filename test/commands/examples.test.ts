import { describe, expect, test } from 'vitest';
import { INVENTED, openWorld, SHIPPED } from '../fixtures/corpora.ts';

describe.each([
  ['shipped', await openWorld(SHIPPED)],
  ['invented', await openWorld(INVENTED)],
] as const)('the examples of the %s corpus', (_, world) => {
  const examples = Object.entries(world.corpus.event.examples);

  test('are there for every command', () => {
    expect(examples.map(([name]) => name).sort()).toEqual(
      world.commands.map(({ name }) => name).sort(),
    );
  });

  test.each(examples.flatMap(([name, lines]) => lines.map((line) => [line, name] as const)))(
    '%s is answered',
    async (line, name) => {
      expect(await world.say(line, line)).toMatchObject({ status: 'answer', command: name });
    },
  );

  test('lead to suggestions that work', async () => {
    const lines = new Set(examples.flatMap(([, own]) => own));
    for (const line of lines) {
      const { suggestions = [] } = await world.say(line, line);
      for (const next of suggestions)
        expect((await world.say(next, next)).status, `${line} suggests ${next}`).toBe('answer');
    }
  });
});
