import { describe, expect, test } from 'vitest';
import { createCompleter } from '../../../src/adapters/console/complete.ts';
import { INVENTED, openWorld } from '../../fixtures/corpora.ts';

const world = await openWorld(INVENTED);
const complete = createCompleter(world.bot);

/** The line after the first completion was taken. */
function taken(line: string): string {
  const [[first = ''], replaced] = complete(line);
  return `${line.slice(0, line.length - replaced.length)}${first}`;
}

describe('Tab', () => {
  test.each([
    ['/ti', '/timeline '],
    ['/quote mor', '/quote Ilsabet Morrow '],
    ['/quote Ilsabet Mor', '/quote Ilsabet Morrow '],
    ['/quote speaker:mor', '/quote speaker:"Ilsabet Morrow" '],
    ['/quote morrow about:cata', '/quote morrow about:catalogue '],
    ['/quote morrow about:"cata', '/quote morrow about:catalogue '],
    ['/whois ren', '/whois Aldous Renwick '],
    ['/sources bel', '/sources bell-002 '],
    ['/help sou', '/help sources '],
  ])('%s becomes %s', (line, completed) => {
    expect(taken(line)).toBe(completed);
  });

  test('a slash alone offers every command', () => {
    expect(complete('/')[0]).toEqual(world.commands.map(({ name }) => `/${name} `));
  });

  test.each(['', 'who', '/fly ', '/fly to', '/zzz', '/quote morrow tone:k', '/__proto__ x'])(
    '%j offers nothing',
    (line) => {
      expect(complete(line)[0]).toEqual([]);
    },
  );

  test('what is completed can be sent', async () => {
    for (const line of [
      '/quote mor',
      '/quote speaker:mor',
      '/whois ren',
      '/sources bel',
      '/compare how',
    ])
      expect((await world.say(taken(line))).status).toBe('answer');
  });
});
