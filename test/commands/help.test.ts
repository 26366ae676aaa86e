import { describe, expect, test } from 'vitest';
import { usage } from '../../src/contract/usage.ts';
import { INVENTED, openWorld, textsOf } from '../fixtures/corpora.ts';

const world = await openWorld(INVENTED);

describe('/help', () => {
  test('names the event and every command with its usage', async () => {
    const shown = textsOf(await world.say('/help'));
    expect(shown[0]).toContain(world.corpus.event.name);
    for (const command of world.commands)
      expect(shown).toContain(`${usage(command)}: ${command.description}`);
  });

  test('explains each command, with the examples of the corpus', async () => {
    for (const { name, specs } of world.commands)
      for (const typed of [name, `/${name}`, name.toUpperCase()]) {
        const reply = await world.command('help', { command: typed });
        expect(reply).toMatchObject({
          status: 'answer',
          suggestions: world.corpus.event.examples[name],
        });
        for (const spec of specs)
          expect(textsOf(reply).join('\n')).toContain(`${spec.name}: ${spec.description}`);
      }
  });

  test('says when there is no such command', async () => {
    expect(await world.say('/help fly')).toMatchObject({
      status: 'invalid',
      suggestions: ['/help'],
    });
  });

  test('suggests commands as they are typed', () => {
    expect(world.bot.suggest({ command: 'help', option: 'command', partial: 'q' })).toEqual([
      'quote',
    ]);
  });
});
