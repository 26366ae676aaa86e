import { describe, expect, test } from 'vitest';
import { allPassages } from '../../../src/corpus/access.ts';
import { list } from '../../../src/language/text.ts';
import { stem, words } from '../../../src/language/words.ts';
import { INVENTED, openWorld } from '../../fixtures/corpora.ts';

const world = await openWorld(INVENTED);
const questions = world.corpus.queries.slice(0, 100).map(({ text }) => text);

/** What the answer to a question rests on, sentence by sentence; empty where there is none. */
async function evidenceFor(question: string) {
  const { title, blocks } = await world.command('ask', { question, why: true });
  if (title !== 'Why this answer') return [];
  return blocks.flatMap((shown, i) => {
    const found = blocks[i + 1];
    const isPair = i % 2 === 0 && found?.kind === 'text';
    return isPair && (shown.kind === 'text' || shown.kind === 'quotation')
      ? [{ shown, found: found.text }]
      : [];
  });
}

describe('the evidence of an answer', () => {
  test('shows a quotation as such, under the name of who said it', async () => {
    const speakers = new Map(
      allPassages(world.corpus).flatMap(({ id, quotation }) =>
        quotation ? [[id, list(quotation.speakers)]] : [],
      ),
    );
    const shown = (await Promise.all(questions.map(evidenceFor))).flat().map((one) => one.shown);
    expect(shown.some(({ kind }) => kind === 'quotation')).toBe(true);
    for (const block of shown)
      expect(block.kind === 'quotation' ? block.speaker : undefined, block.text).toBe(
        speakers.get(block.citations[0]?.passage ?? ''),
      );
  });

  test('names the words that a sentence has of the question, and no empty list', async () => {
    const LINE =
      /^(?:Words of your question (?:here: (?<here>[^;:]+?))?(?:; )?(?:in the paragraph around it: [^;:]+?)?\.(?: The rest was matched by meaning\.)?|It holds no word of your question: it was found by meaning\.)$/u;
    for (const question of questions)
      for (const { shown, found } of await evidenceFor(question)) {
        expect(found, question).toMatch(LINE);
        const here = LINE.exec(found)?.groups?.here?.split(', ') ?? [];
        expect(words(shown.text).map(stem)).toEqual(expect.arrayContaining(here.map(stem)));
      }
  });

  test.each([['who cried', 'It holds no word of your question: it was found by meaning.']])(
    'of %s: %s',
    async (question, line) => {
      expect((await evidenceFor(question))[0]?.found).toBe(line);
    },
  );
});
