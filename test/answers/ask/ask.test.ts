import { describe, expect, test } from 'vitest';
import { ask } from '../../../src/answers/ask/ask.ts';
import type { Block, Citation } from '../../../src/contract/reply.ts';
import type { Corpus } from '../../../src/corpus/corpus.ts';
import { readQuestions } from '../../evaluation/questions.ts';
import { INVENTED, openWorld, SHIPPED, textsOf } from '../../fixtures/corpora.ts';

const shipped = await openWorld(SHIPPED);
const fresh = (await readQuestions('development')).map(({ question }) => question);
const invented = await openWorld(INVENTED);

/** Whether what a block says stands where it says it stands. */
function stands(block: Block, { articles }: Corpus): boolean {
  const passage = ({ article, passage: id }: Citation) =>
    articles
      .find((candidate) => candidate.id === article)
      ?.passages.find((candidate) => candidate.id === id);
  if (block.kind === 'text' || block.kind === 'quotation')
    return block.citations.some((citation) => passage(citation)?.text.includes(block.text));
  return block.kind === 'comparison';
}

describe('an answer', () => {
  test('offers its reasons where the question is short enough to type again', async () => {
    const short = await invented.command('ask', { question: 'Why was the ferry late?' });
    expect(short.suggestions).toEqual(['/ask Why was the ferry late? why:yes']);
    const question = 'Who gave the Storm Bell its first stroke after the return?';
    const long = await invented.command('ask', { question });
    expect([long.status, long.suggestions ?? []]).toEqual(['answer', []]);
  });

  test.each([
    ['shipped', shipped, fresh],
    ['invented', invented, invented.corpus.queries.slice(0, 100).map(({ text }) => text)],
  ] as const)(
    'over the %s corpus is made of spans that stand where it says',
    async (_, world, questions) => {
      for (const question of questions) {
        const { blocks } = await world.command('ask', { question });
        const cited = blocks.filter(
          (block) => block.kind === 'comparison' || block.citations.length > 0,
        );
        expect(
          cited.filter((block) => !stands(block, world.corpus)),
          question,
        ).toEqual([]);
      }
    },
  );

  test.each([
    ['duration of the boat trip', 'six and a half hours'],
    ['who has steered the boat in', 'guided the Gannet'],
    ['the strangest thing that the harbour boss guided in', 'one lost whale'],
  ])(
    'is the sentence or quotation that is known to answer such a question: %s',
    async (question, words) => {
      const { blocks } = await invented.say(`/ask ${question}`);
      expect(blocks[0]).toMatchObject({ text: expect.stringContaining(words) });
    },
  );

  test('stands in the paragraph of which readers are known to ask just that', () => {
    const astray = invented.corpus.queries.filter(({ text }) => {
      const target = ask(text, invented).ranked[0]?.target;
      return target?.queries.every(
        ({ source }) => source.kind === 'query' && source.query.text !== text,
      );
    });
    expect(astray.map(({ text }) => text)).toEqual([]);
  });

  test('names the articles that are silent on a point in one line, and the kind of difference', async () => {
    const { blocks } = await shipped.say('/ask what plane flew over');
    const at = blocks.findIndex(({ kind }) => kind === 'comparison');
    expect(blocks[at - 1]).toMatchObject({ text: 'The articles put this in different words:' });
    expect(blocks[at + 1]).toMatchObject({ text: 'Global News and alaska-002 do not say.' });
    const comparison = blocks[at];
    expect(comparison?.kind === 'comparison' && comparison.values.map(({ text }) => text)).toEqual(
      Array.from({ length: 3 }, () => expect.any(String)),
    );
  });

  test('shows by itself where the articles differ', async () => {
    const { blocks } = await shipped.say('/ask how long did the talks last');
    const comparison = blocks.find((block) => block.kind === 'comparison');
    expect(comparison?.values.map(({ text }) => text)).toHaveLength(5);
  });

  test('to a question for somebody’s words is a quotation', async () => {
    const { blocks } = await shipped.say(
      '/ask what did the kremlin spokesperson say about the conversation',
    );
    expect(blocks).toContainEqual(
      expect.objectContaining({ kind: 'quotation', speaker: 'Dmitry Peskov' }),
    );
  });

  test('shows its evidence on demand', async () => {
    const reply = await shipped.say('/ask why was the lunch cancelled why:yes');
    expect(reply.title).toBe('Why this answer');
    expect(textsOf(reply).join(' ')).toContain('lunch');
  });
});

describe('an honest no', () => {
  test('about something else entirely says what the articles are about', async () => {
    for (const question of [
      'best pizza recipe',
      'who won the premier league last season',
      'capital of france?',
    ])
      expect(textsOf(await shipped.say(`/ask ${question}`))[0]).toContain(
        'Nothing in the articles is about that',
      );
  });

  test('about the event shows what comes nearest', async () => {
    const { status, blocks } = await shipped.say('/ask what was on the menu for the lunch');
    expect(status).toBe('no_answer');
    expect(blocks[1]).toMatchObject({ text: expect.stringContaining('lunch') });
  });

  test('shows nothing where nothing is near', async () => {
    const reply = await shipped.say('/ask which band played when putin landed');
    expect(reply.status).toBe('no_answer');
    expect(textsOf(reply)).toEqual(['The articles do not say.']);
  });

  test('about a name that no article has says which', async () => {
    expect(await shipped.say('/ask what did Keir Starmer say about the talks')).toMatchObject({
      status: 'no_answer',
      reason: 'unknown_name',
      blocks: [{ text: 'The articles do not mention “Keir Starmer”.' }],
    });
  });

  test('about the words of somebody who is not quoted says just that', async () => {
    const [said = ''] = textsOf(await shipped.say('what did rubio say after the talks'));
    expect(said).toContain('they quote no words of Marco Rubio');
  });

  test('about the words of somebody who is not quoted says so also after a day', async () => {
    const [said = ''] = textsOf(await shipped.say('/ask On Friday, what did Rubio say?'));
    expect(said).toContain('they quote no words of Marco Rubio');
  });

  test('about somebody whom no text names is no answer about somebody else', async () => {
    for (const question of ['/ask what did Guterres say', '/ask Did Trump meet Macron in Alaska?'])
      expect((await shipped.say(question)).status).toBe('no_answer');
  });

  test('is none where somebody is not quoted, but reported', async () => {
    const [said = ''] = textsOf(await shipped.say('/ask what did the UN chief call for'));
    expect(said).toContain('ceasefire');
  });

  test('about somebody is not taken for a question for their words', async () => {
    const [said = ''] = textsOf(await shipped.say('what did he say about rubio'));
    expect(said).not.toContain('they quote no words');
  });

  test('to a question for words goes first to where they are those of whom it asks', async () => {
    const [said = ''] = textsOf(await shipped.say('/ask what did trump say about putin'));
    expect(said).toMatch(/Trump (?:claimed|said|told)/u);
  });

  test('to a question who shows the sentence that names somebody', async () => {
    const said = textsOf(await shipped.say('/ask who speaks for the kremlin'));
    expect(said.join(' ')).toContain('Kremlin spokesperson Dmitry Peskov');
  });

  test('to two questions in one answers both, and says where the articles differ', async () => {
    const both = '/ask how long did they talk and what was on the backdrop?';
    const { blocks } = await shipped.say(both);
    const said = blocks.map((block) => ('text' in block ? block.text : block.kind));
    const [first, differ, ...rest] = said;
    expect(first).toContain('hours');
    expect([differ, rest[0]]).toEqual(['On this the articles differ:', 'comparison']);
    expect(rest[1]).toBe('To your other question:');
    expect(rest[2]).toContain('Pursuing Peace');
  });

  test('to one of two questions stands beside the answer to the other', async () => {
    const eaten = textsOf(await shipped.say('/ask how long did they talk and what did they eat?'));
    expect(eaten[0]).toContain('hours');
    expect(eaten.at(-1)).toBe('To your other question the articles do not say.');
    const [first, second] = textsOf(
      await shipped.say('/ask what colour was the tie and how long did they talk?'),
    );
    expect(first).toBe('To your first question the articles do not say. To the other:');
    expect(second).toContain('hours');
  });

  test('to two questions in one says what both answers rest on', async () => {
    const both = '/ask how long did they talk and what was on the backdrop? why:yes';
    const said = textsOf(await shipped.say(both));
    const other = said.indexOf('To your other question:');
    expect(said.slice(0, other).join(' ')).toContain('hours');
    expect(said.slice(other).join(' ')).toContain('Pursuing Peace');
    for (const half of [said.slice(0, other), said.slice(other)])
      expect(half.join(' ')).toMatch(/of your question/u);
  });

  test('to a question whose second half rests on the first is one answer', async () => {
    const said = textsOf(await shipped.say('/ask when did the war begin and who started it'));
    expect(said).not.toContain('To your other question:');
  });

  test('to a question that can mean several things offers readings that work', async () => {
    const reply = await shipped.say('/ask how long?');
    expect(reply.status).toBe('invalid');
    for (const line of reply.suggestions ?? [])
      expect((await shipped.say(line)).status).toBe('answer');
  });
});
