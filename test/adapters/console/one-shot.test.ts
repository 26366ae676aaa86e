import { describe, expect, test } from 'vitest';
import { oneShot } from '../../../src/adapters/console/one-shot.ts';
import { renderPlain } from '../../../src/adapters/console/render.ts';
import type { Bot } from '../../../src/bot/bot.ts';
import { failure } from '../../../src/contract/replies.ts';
import { INVENTED, openWorld } from '../../fixtures/corpora.ts';

const world = await openWorld(INVENTED);

async function run(args: readonly string[], bot: Bot = world.bot) {
  let output = '';
  const status = await oneShot(bot, args, {
    render: renderPlain,
    write: (text) => {
      output += text;
    },
  });
  return { status, output };
}

describe('one request on the command line', () => {
  test.each<[string, string[], number, string]>([
    ['an answer', ['quote', 'morrow'], 0, 'Ilsabet Morrow'],
    ['an honest no', ['quote', 'renwick'], 0, 'quote no words of Aldous Renwick'],
    ['a command with its slash', ['/sources'], 0, 'The Imbry Courier'],
    ['a command in capitals', ['HELP'], 0, 'Help'],
    [
      'an option of several words',
      ['quote', 'morrow', 'about:the catalogue'],
      0,
      'ashamed of the catalogue',
    ],
    ['a speaker of several words', ['quote', 'Ilsabet Morrow'], 0, 'Ilsabet Morrow'],
    [
      'a quotation whose marks the shell took',
      ['verify', 'Sentiment is a poor curator', 'speaker:Dace'],
      0,
      'VERBATIM',
    ],
    ['a quotation with its own marks', ['verify', '“Sentiment is a poor curator”'], 0, 'VERBATIM'],
    ['bad usage', ['quote'], 2, 'speaker is missing'],
    ['a date that does not exist', ['timeline', '2018-02-30'], 2, 'no such date'],
    ['an unknown command', ['/fly'], 2, 'no command /fly'],
    ['nothing', [''], 2, 'did not find words'],
  ])('%s', async (_, args, status, said) => {
    const result = await run(args);
    expect(result.status).toBe(status);
    expect(result.output).toContain(said);
    expect(result.output.endsWith('\n')).toBe(true);
  });

  test('a failure of ours ends with 1', async () => {
    const failing: Bot = { ...world.bot, handle: async ({ origin }) => failure(origin.id) };
    expect(await run(['help'], failing)).toMatchObject({
      status: 1,
      output: expect.stringContaining('went wrong'),
    });
  });
});
