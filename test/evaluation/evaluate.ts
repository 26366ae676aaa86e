import { commands } from '../../commands/index.ts';
import { ask } from '../../src/answers/ask/ask.ts';
import { type Bot, createBot } from '../../src/bot/bot.ts';
import { SHIPPED_CORPUS } from '../../src/config.ts';
import { loadCorpus } from '../../src/corpus/load.ts';
import { createLog } from '../../src/log.ts';
import { createSearchIndex } from '../../src/retrieval/search-index.ts';
import { hasGold } from './gold.ts';
import { commandMeasures, goldMeasures } from './gold-measures.ts';
import { askMeasures, type Measure, measure, tell } from './measure.ts';
import { misspell } from './misspell.ts';
import { readQuestions } from './questions.ts';
import { isAnswered, isRefused, readReaders } from './readers.ts';

/** Measures the bot on the project's own questions and, where it is there, on the development set. */
export async function evaluate(folder: string = SHIPPED_CORPUS): Promise<readonly Measure[]> {
  const corpus = await loadCorpus(folder);
  const log = createLog(() => {});
  const bot = createBot({ corpus, index: createSearchIndex(corpus), commands, log });
  const own = async (half: 'development' | 'report') =>
    askMeasures(bot, half, await readQuestions(half));
  return [
    ...(await own('development')),
    ...(await own('report')),
    ...(await readerMeasures(bot)),
    ...(hasGold ? await goldMeasures(bot) : []),
    ...(hasGold ? await commandMeasures(bot) : []),
  ];
}

/** Typed as they are, as a direct message: the router has its say too; one set also with slips of the fingers. */
async function readerMeasures(bot: Bot): Promise<readonly Measure[]> {
  const readers = await readReaders();
  const slips = readers.report.map((item) => ({ ...item, question: misspell(item.question, 2) }));
  const sets = Object.entries({ ...readers, 'report, misspelt': slips });
  const measures = sets.map(async ([name, questions]) => {
    const replies = await Promise.all(
      questions.map(async (item, i) => ({
        item,
        reply: await tell(bot, item.question, `${name} ${i}`),
      })),
    );
    const answered = replies.filter(({ item }) => item.at.length > 0);
    const unanswered = replies.filter(({ item }) => item.at.length === 0);
    return [
      measure(`readers, ${name}: right, first`, answered, ({ item, reply }) =>
        isAnswered(reply, item),
      ),
      measure(`readers, ${name}: not refused`, answered, ({ reply }) => reply.status === 'answer'),
      measure(`readers, ${name}: honest no`, unanswered, ({ item, reply }) =>
        isRefused(reply, item),
      ),
    ];
  });
  return (await Promise.all(measures)).flat();
}

/** Shares refused of the answerable and of the unanswerable, for a row of bounds of the confidence. */
export async function refusalCurve(): Promise<
  readonly { readonly bound: number; readonly answerable: number; readonly unanswerable: number }[]
> {
  const corpus = await loadCorpus(SHIPPED_CORPUS);
  const context = { corpus, index: createSearchIndex(corpus) };
  const questions = [...(await readQuestions('development')), ...(await readQuestions('report'))];
  const scores = questions.map(({ question, answers }) => ({
    answerable: answers !== null,
    score: ask(question, context).confidence,
  }));
  const refused = (answerable: boolean, bound: number) => {
    const some = scores.filter((score) => score.answerable === answerable);
    return some.filter(({ score }) => score < bound).length / some.length;
  };
  return [-2, -1.5, -1, -0.6, -0.3, 0, 0.5, 1].map((bound) => ({
    bound,
    answerable: refused(true, bound),
    unanswerable: refused(false, bound),
  }));
}
