import { describe, expect, test } from 'vitest';
import { articleName } from '../../src/corpus/access.ts';
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

  test('counts paragraphs so that no place cited lies behind the last', async () => {
    for (const { id, paragraphs, furniture } of world.corpus.articles) {
      const shown = textsOf(await world.command('sources', { article: id })).join('\n');
      const aside = furniture.length;
      expect(shown).toContain(
        aside === 0
          ? ` · ${paragraphs} paragraphs · `
          : ` · ${paragraphs} paragraphs with headings, captions and credits, ${paragraphs - aside} without · `,
      );
    }
  });

  test('names the article beside its title, and no paragraph', async () => {
    const { blocks } = await world.say('/sources');
    for (const article of world.corpus.articles)
      expect(blocks).toContainEqual(
        expect.objectContaining({
          text: article.title,
          citations: [
            expect.objectContaining({ article: article.id, label: articleName(article) }),
          ],
        }),
      );
  });

  test('puts no part without a date under a date', async () => {
    for (const { id } of world.corpus.articles) {
      const { blocks } = await world.command('sources', { article: id });
      const kinds = blocks.map(({ kind }) => kind);
      const [first, last] = [kinds.indexOf('event'), kinds.lastIndexOf('event')];
      expect(new Set(kinds.slice(first, last))).toEqual(new Set(['event']));
      const next = blocks[last + 1];
      if (next) expect(next).toMatchObject({ text: 'Without a date:' });
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
    ['#3', 'Oskerra Weekly'],
  ])('%s', async (article, title) => {
    expect(await invented.command('sources', { article })).toMatchObject({
      status: 'answer',
      title,
    });
  });

  test.each(['The Times', '9', '0', '-1', '−1', '1.0', '99999999999999999999', '__proto__', 'x'])(
    '%s is none of the articles',
    async (article) => {
      const reply = await invented.command('sources', { article });
      expect(reply.status).toBe('no_answer');
      for (const line of reply.suggestions ?? [])
        expect((await invented.say(line)).status).toBe('answer');
    },
  );
});
