import { describe, expect, test } from 'vitest';
import { findPersonByName } from '../../src/answers/people.ts';
import { utterancesOf } from '../../src/answers/utterances.ts';
import { cite } from '../../src/contract/citations.ts';
import { findArticle } from '../../src/corpus/access.ts';
import { INVENTED, openWorld, SHIPPED, textsOf } from '../fixtures/corpora.ts';

const shipped = await openWorld(SHIPPED);
const invented = await openWorld(INVENTED);

describe.each([
  ['shipped', shipped],
  ['invented', invented],
] as const)('/whois on the %s corpus', { timeout: 30_000 }, (_, world) => {
  const { people } = world.corpus;

  test('knows everybody by every name', () => {
    for (const person of people) {
      const { name, spellings, titles, aliases } = person;
      for (const form of [name, ...spellings.map((s) => s.form), ...titles, ...aliases])
        expect(findPersonByName(form, world, String), `${name} as ${form}`).toEqual({ person });
    }
  });

  test('tells the roles of everybody, each cited', async () => {
    for (const { name, roles } of people) {
      const reply = await world.command('whois', { name });
      expect(reply).toMatchObject({ status: 'answer', title: name });
      for (const { text } of roles)
        expect(reply.blocks).toContainEqual(
          expect.objectContaining({ text, citations: [expect.anything()] }),
        );
    }
  });

  test('says who prints which spelling', async () => {
    for (const { name, spellings } of people.filter((person) => person.spellings.length > 1)) {
      const shown = textsOf(await world.command('whois', { name }));
      for (const { form } of spellings)
        expect(shown.some((text) => text.startsWith(`${form} (`))).toBe(true);
    }
  });

  test('cites a spelling where an article first prints it, and nowhere else', async () => {
    for (const { name, spellings } of people.filter((person) => person.spellings.length > 1)) {
      const { blocks } = await world.command('whois', { name });
      for (const { form, articles } of spellings) {
        const block = blocks.find((b) => b.kind === 'text' && b.text.startsWith(`${form} (`));
        const printed = articles.flatMap(
          (id) => findArticle(world.corpus, id)?.passages.find((p) => holds(p.text, form)) ?? [],
        );
        expect(block, form).toMatchObject({
          citations: printed.map((passage) => cite(world.corpus, passage)),
        });
      }
    }
  });

  test('counts the quotations', async () => {
    for (const { name, kind } of people) {
      const said = utterancesOf(world.corpus).filter(({ speakers }) =>
        speakers.includes(name),
      ).length;
      if (said === 0 && kind !== 'person') continue;
      const counted =
        said === 0
          ? `The articles quote no words of ${name}.`
          : said === 1
            ? 'Quoted once in the articles.'
            : `Quoted ${said} times in the articles.`;
      expect(textsOf(await world.command('whois', { name }))).toContain(counted);
    }
  });

  test('without a name lists every person, each cited', async () => {
    const { blocks } = await world.say('/whois');
    for (const { name } of people.filter(({ kind }) => kind === 'person'))
      expect(blocks).toContainEqual(
        expect.objectContaining({
          text: expect.stringMatching(new RegExp(`^${name}`, 'u')),
          citations: [expect.anything()],
        }),
      );
  });
});

/** Whether a text holds a form as whole words. */
function holds(text: string, form: string): boolean {
  const spaced = (words: string) => ` ${words.split(/[^\p{L}\p{N}]+/u).join(' ')} `;
  return spaced(text).includes(spaced(form));
}

describe('/whois', () => {
  test('says without a place who prints a form that the corpus holds in no paragraph', async () => {
    const { blocks } = await invented.say('/whois gannet');
    expect(blocks).toContainEqual({
      kind: 'text',
      text: 'the ferry Gannet (The Imbry Courier and bell-002)',
      citations: [],
    });
    expect(blocks).toContainEqual(
      expect.objectContaining({
        text: 'the Gannet (Oskerra Weekly)',
        citations: [expect.objectContaining({ label: 'Oskerra Weekly ¶7' })],
      }),
    );
  });

  test('says when the articles name nobody by that name, and offers who is near', async () => {
    const reply = await invented.say('/whois Xanthippe');
    expect(reply.status).toBe('no_answer');
    expect(textsOf(reply)[0]).toContain('do not mention “Xanthippe”');
  });

  test('shows where the articles have words that are the name of no entry', async () => {
    const reply = await invented.say('/whois fish cart');
    expect(reply).toMatchObject({ status: 'no_answer', reason: 'unknown_name' });
    const [said, told] = textsOf(reply);
    expect(said).toBe('I have no entry for “fish cart”. The articles say:');
    expect(told).toContain('fish cart');
  });

  test('does not give a name to whom the articles name not', async () => {
    const unnamed = invented.corpus.people.find(({ named }) => !named);
    const reply = await invented.command('whois', { name: unnamed?.name ?? '' });
    expect(textsOf(reply)[0]).toBe('The articles do not name this person.');
  });

  test('tells sentences about somebody, cited, from several articles', async () => {
    const { blocks } = await invented.say('/whois morrow');
    const told = blocks.slice(
      blocks.findIndex((b) => b.kind === 'text' && b.text === 'What the articles say:') + 1,
      -1,
    );
    const articles = told.flatMap((b) =>
      b.kind === 'text' ? b.citations.map(({ article }) => article) : [],
    );
    expect(new Set(articles).size).toBe(3);
  });
});
