import { describe, expect, test } from 'vitest';
import { INVENTED, openWorld, SHIPPED, textsOf } from '../fixtures/corpora.ts';

const shipped = await openWorld(SHIPPED);
const invented = await openWorld(INVENTED);

describe.each([
  ['shipped', shipped],
  ['invented', invented],
] as const)('/compare on the %s corpus', (_, world) => {
  const { points, articles } = world.corpus;

  test('shows each point by its name, first, one row an article, null where silent', async () => {
    for (const { point, values } of points) {
      const [table] = (await world.command('compare', { topic: point })).blocks;
      expect(table).toMatchObject({
        kind: 'comparison',
        point,
        values: articles.map(({ id }) => ({
          article: id,
          text: values.find(({ article }) => article === id)?.text ?? null,
        })),
      });
    }
  });

  test('without a topic lists every point', async () => {
    const listed = textsOf(await world.say('/compare'));
    for (const { point } of points) expect(listed).toContain(point);
  });
});

describe('/compare', () => {
  test.each([
    ['length of the crossing', 'How long the night crossing took'],
    ['how many people came', 'How many people were there when the bell rang'],
    ['the WEIGHT', 'How heavy the bell is'],
    ["mayor's name", 'How the name of the mayor is spelled'],
  ])('%s', async (topic, point) => {
    expect((await invented.command('compare', { topic })).blocks[0]).toMatchObject({ point });
  });

  test('says when no point fits, and offers some that do', async () => {
    const reply = await invented.say('/compare knitting wool');
    expect(reply.status).toBe('no_answer');
    expect(textsOf(reply)[0]).toContain('“knitting wool”');
    expect(reply.suggestions?.length).toBeGreaterThan(0);
    for (const line of reply.suggestions ?? [])
      expect((await invented.say(line)).status).toBe('answer');
  });

  test('says so when no points have been noted', async () => {
    const corpus = { ...invented.corpus, points: [] };
    const command = invented.commands.find(({ name }) => name === 'compare');
    const outcome = command?.execute({}, { ...invented, corpus });
    if (!outcome?.ok) throw new Error('the command failed');
    const reply = await outcome.reply;
    expect(reply.status).toBe('no_answer');
    expect(textsOf(reply)[0]).toContain('Nobody has compared');
  });

  test('suggests points as they are typed', () => {
    expect(
      invented.bot.suggest({ command: 'compare', option: 'topic', partial: 'weight' }).length +
        invented.bot.suggest({ command: 'compare', option: 'topic', partial: 'how' }).length,
    ).toBeGreaterThan(3);
  });

  test('calls an article that is silent by its outlet, as the others', async () => {
    const names = new Map(invented.corpus.articles.map(({ id, outlet }) => [id, outlet ?? id]));
    const points = invented.corpus.points.map(({ point }) => invented.say(`/compare ${point}`));
    const silent = (await Promise.all(points))
      .flatMap(({ blocks }) => blocks)
      .flatMap((block) => (block.kind === 'comparison' ? block.values : []))
      .filter(({ text }) => text === null);
    expect(silent.length).toBeGreaterThan(0);
    for (const { article, name } of silent) expect(name).toBe(names.get(article));
  });
});
