import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';
import { commands } from '../../commands/index.ts';
import { ask } from '../../src/answers/ask/ask.ts';
import { askReply } from '../../src/answers/ask/reply.ts';
import { loadCorpus } from '../../src/corpus/load.ts';
import { createSearchIndex } from '../../src/retrieval/search-index.ts';
import { isRight } from './score.ts';

const QUESTIONS = z.array(
  z.object({
    question: z.string(),
    answer: z.array(z.string()).nullable(),
    at: z.array(z.string()).default([]),
  }),
);
const FOLDER = new URL('../fixtures/second-corpus', import.meta.url).pathname;

describe('the same code over an invented corpus', async () => {
  const asked = await loadCorpus(FOLDER);
  const text = await readFile(
    new URL('../fixtures/second-corpus-questions.yaml', import.meta.url),
    'utf8',
  );
  const questions = QUESTIONS.parse(parse(text));

  describe.each([
    { name: 'with the questions of readers', corpus: asked, right: 0.6, no: 0.6 },
    {
      name: 'by its articles alone',
      corpus: { ...asked, queries: [], unanswered: [] },
      right: 0.75,
      no: 0.5,
    },
  ])('$name', ({ corpus, right, no }) => {
    const context = { corpus, index: createSearchIndex(corpus), commands };
    const replies = questions.map((item) => ({
      item,
      reply: askReply(item.question, ask(item.question, context), context),
    }));

    test('answers most questions rightly and says where', () => {
      const answerable = replies.filter(({ item }) => item.answer !== null);
      const wrong = answerable.filter(
        ({ item, reply }) => !isRight(reply, { answers: item.answer ?? [], at: item.at }),
      );
      expect(
        1 - wrong.length / answerable.length,
        wrong.map(({ item }) => item.question).join('\n'),
      ).toBeGreaterThanOrEqual(right);
    });

    test('says no to most of what its articles do not tell', () => {
      const unanswerable = replies.filter(({ item }) => item.answer === null);
      const answered = unanswerable.filter(({ reply }) => reply.status === 'answer');
      expect(
        1 - answered.length / unanswerable.length,
        answered.map(({ item }) => item.question).join('\n'),
      ).toBeGreaterThanOrEqual(no);
    });
  });
});
