import { describe, expect, test } from 'vitest';
import { INVENTED, openWorld, SHIPPED, textsOf } from '../fixtures/corpora.ts';

const invented = await openWorld(INVENTED);

describe.each([
  ['shipped', await openWorld(SHIPPED)],
  ['invented', invented],
] as const)('/sources on the %s corpus', (_, world) => {
  test('lists every article with outlet, date and what it holds', async () => {
    const shown = textsOf(await world.say('/sources')).join('\n');
    for (const { id, outlet, title } of world.corpus.articles) {
      expect(shown).toContain(title);
      expect(shown).toContain(outlet ?? `${id}, outlet not named`);
    }
  });

  test('outlines each article by its headings, never the article itself', async () => {
    for (const { id, sections, passages } of world.corpus.articles) {
      const reply = await world.command('sources', { article: id });
      expect(reply.status).toBe('answer');
      const shown = textsOf(reply);
      const told = passages.filter(({ text }) => text.split(' ').length > 3);
      for (const { statement } of sections) expect(shown).toContain(statement);
      expect(told.filter(({ text }) => shown.some((line) => line.includes(text)))).toEqual([]);
    }
  });
});

describe('/sources', () => {
  test.each([
    ['Imbry Courier', 'The Imbry Courier'],
    ['the imbry courier', 'The Imbry Courier'],
    ['BELL-002', 'bell-002'],
    ['bell 002', 'bell-002'],
    ['weekly', 'Oskerra Weekly'],
    ['How Tavik received its Old Aunt', 'Oskerra Weekly'],
    ['2', 'bell-002'],
    ['article 3', 'Oskerra Weekly'],
  ])('%s', async (article, title) => {
    expect(await invented.command('sources', { article })).toMatchObject({
      status: 'answer',
      title,
    });
  });

  test.each(['The Times', '9', '0', '__proto__', 'x'])(
    '%s is none of the articles',
    async (article) => {
      const reply = await invented.command('sources', { article });
      expect(reply.status).toBe('no_answer');
      for (const line of reply.suggestions ?? [])
        expect((await invented.say(line)).status).toBe('answer');
    },
  );
});
