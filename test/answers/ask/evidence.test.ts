import { describe, expect, test } from 'vitest';
import type { Block } from '../../../src/contract/reply.ts';
import { allPassages } from '../../../src/corpus/access.ts';
import { list } from '../../../src/language/text.ts';
import { words } from '../../../src/language/words.ts';
import { INVENTED, openWorld } from '../../fixtures/corpora.ts';

const world = await openWorld(INVENTED);
const questions = world.corpus.queries.slice(0, 100).map(({ text }) => text);

/** What is shown for an answer, each with how it was found. */
async function evidenceFor(question: string): Promise<readonly (readonly [Block, string])[]> {
  const { blocks } = await world.command('ask', { question, why: true });
  return blocks.flatMap((block, i) => {
    const next = blocks[i + 1];
    return next?.kind === 'text' && next.citations.length === 0
      ? [[block, next.text] as const]
      : [];
  });
}

describe('the evidence of an answer', () => {
  test('shows a quotation as such, under the name of who said it', async () => {
    const quoted = new Map(
      allPassages(world.corpus).flatMap(({ id, quotation }) =>
        quotation ? [[id, list(quotation.speakers)]] : [],
      ),
    );
    let shown = 0;
    for (const question of questions)
      for (const [block] of await evidenceFor(question)) {
        if (block.kind === 'comparison') continue;
        const speaker = quoted.get(block.citations[0]?.passage ?? '');
        expect(block.kind, question).toBe(speaker === undefined ? 'text' : 'quotation');
        if (block.kind === 'quotation') expect(block.speaker).toBe(speaker);
        shown += speaker === undefined ? 0 : 1;
      }
    expect(shown).toBeGreaterThan(0);
  });

  test('names the words of the question that stand there, and leaves out what is empty', async () => {
    const LINE =
      /^(?:Words of your question (?:here: (?<here>[^;:]+?))?(?:; )?(?:in the paragraph around it: [^;:]+?)?\.(?: The rest was matched by meaning\.)?|It holds no word of your question: it was found by meaning\.)$/u;
    for (const question of questions)
      for (const [block, line] of await evidenceFor(question)) {
        const named = LINE.exec(line)?.groups?.here?.split(', ') ?? [];
        expect(line, question).toMatch(LINE);
        if (block.kind !== 'comparison' && named.length > 0)
          expect(words(question)).toEqual(expect.arrayContaining(named));
      }
  });

  test.each([['who cried', 'It holds no word of your question: it was found by meaning.']])(
    '%s: %s',
    async (question, line) => {
      expect((await evidenceFor(question))[0]?.[1]).toBe(line);
    },
  );
});
