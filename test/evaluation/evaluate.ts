import { commands } from '../../commands/index.ts';
import { ask } from '../../src/answers/ask/ask.ts';
import { type Bot, createBot } from '../../src/bot/bot.ts';
import { SHIPPED_CORPUS } from '../../src/config.ts';
import type { Reply } from '../../src/contract/reply.ts';
import { loadCorpus } from '../../src/corpus/load.ts';
import { plainMarks } from '../../src/language/text.ts';
import { createLog } from '../../src/log.ts';
import { createSearchIndex } from '../../src/retrieval/search-index.ts';
import {
  articleParagraphs,
  goldDisagreements,
  goldEvents,
  goldQuestions,
  goldQuotes,
  goldRouting,
  hasGold,
} from './gold.ts';
import { type EvaluationQuestion, readQuestions } from './questions.ts';
import { firstPart, isRight } from './score.ts';

/** A figure of the evaluation: how many of how many, and what failed. */
export interface Measure {
  readonly name: string;
  readonly right: number;
  readonly of: number;
  readonly failed: readonly string[];
}

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
    ...(hasGold ? await goldMeasures(bot) : []),
    ...(hasGold ? await commandMeasures(bot) : []),
  ];
}

async function askMeasures(
  bot: Bot,
  name: string,
  questions: readonly EvaluationQuestion[],
): Promise<readonly Measure[]> {
  const replies = await Promise.all(
    questions.map(async (item) => ({
      item,
      reply: await tell(bot, `/ask ${item.question.replace(/["“”]/gu, '')}`),
    })),
  );
  const answered = replies.filter(({ item }) => item.answers !== null);
  const unanswered = replies.filter(({ item }) => item.answers === null);
  const right = (reply: Reply, { answers, at }: EvaluationQuestion) =>
    isRight(reply, { answers: answers ?? [], at });
  return [
    measure(
      `${name}: right and cited, first`,
      answered,
      ({ item, reply }) => reply.status === 'answer' && right(firstPart(reply), item),
    ),
    measure(
      `${name}: right and cited, shown`,
      answered,
      ({ item, reply }) => reply.status === 'answer' && right(reply, item),
    ),
    measure(`${name}: not refused`, answered, ({ reply }) => reply.status === 'answer'),
    measure(`${name}: honest no`, unanswered, ({ reply }) => reply.status !== 'answer'),
  ];
}

async function goldMeasures(bot: Bot): Promise<readonly Measure[]> {
  const paragraphs = articleParagraphs();
  const place = ({ article, text }: { article: string; text: string }) =>
    `${article} ¶${(paragraphs.get(article) ?? []).findIndex((line) => line.includes(text)) + 1}`;
  const all = goldQuestions();
  const questions = all
    .filter(({ id, context }) => !id.startsWith('V') && context === null)
    .map(({ id, question, answers, evidence }) => ({
      question,
      answers: id.startsWith('U') ? null : answers,
      at: evidence.map(place),
      kind: null,
    }));
  const followUps = await Promise.all(
    all
      .filter(({ context }) => context !== null)
      .map(async ({ id, question, answers, evidence, context }) => {
        for (const before of context ?? []) await tell(bot, before, id);
        return {
          item: { question },
          reply: await tell(bot, question, id),
          at: evidence.map(place),
          answers,
        };
      }),
  );
  const checks = await Promise.all(
    all
      .filter(({ id }) => id.startsWith('V'))
      .map(async ({ claim_text: claim = '', claimed_speaker: speaker = '', verdict = '' }) => ({
        item: { question: `${claim} (${speaker})` },
        verdict: verdict === 'near' ? 'altered' : verdict,
        reply: await bot.handle({
          kind: 'command',
          origin: origin('v'),
          command: 'verify',
          options: { quotation: claim, speaker },
        }),
      })),
  );
  const routes = await Promise.all(
    goldRouting().map(async ({ id, text, command, accept, context }) => {
      for (const before of context ?? []) await tell(bot, before, id);
      return {
        item: { question: text },
        reply: await tell(bot, text, id),
        accepted: [command, ...accept].map(routeName),
      };
    }),
  );
  return [
    ...(await askMeasures(bot, 'gold', questions)),
    measure('gold: follow-ups', followUps, ({ reply, answers, at }) =>
      isRight(reply, { answers, at }),
    ),
    measure('gold: verify', checks, ({ reply, verdict }) =>
      reply.blocks.some((block) => block.kind === 'verdict' && block.verdict === verdict),
    ),
    measure('gold: routing', routes, ({ reply, accepted }) =>
      accepted.includes(reply.command ?? ''),
    ),
  ];
}

/** Quotations under the right name, dated events of the timeline, facts that can be compared. */
async function commandMeasures(bot: Bot): Promise<readonly Measure[]> {
  const run = (command: string, options: Readonly<Record<string, string>>) =>
    bot.handle({ kind: 'command', origin: origin(command), command, options });
  const quotes = goldQuotes().filter(
    ({ kind, delimiter }) => kind !== 'title' && kind !== 'scare' && delimiter !== 'single-curly',
  );
  const said = await Promise.all(
    quotes.map(async ({ text, speakers }) => ({
      item: { question: text },
      reply: await run('quote', { speaker: speakers[0] ?? '' }),
      speaker: speakers[0] ?? '',
    })),
  );
  const timeline = await run('timeline', {});
  const events = goldEvents().flatMap(({ date, description, articles }) =>
    date === null ? [] : [{ item: { question: description }, reply: timeline, date, articles }],
  );
  const facts = await Promise.all(
    goldDisagreements()
      .filter(({ kind }) => kind === 'conflict' || kind === 'granularity')
      .map(async ({ fact, values }) => ({
        item: { question: fact },
        reply: await run('compare', { topic: fact }),
        articles: values.filter(({ reported }) => reported).map(({ article }) => article),
      })),
  );
  return [
    measure('gold: quote, under the right name', said, ({ item, reply, speaker }) =>
      reply.blocks.some(
        (b) =>
          b.kind === 'quotation' &&
          withoutEnd(b.text) === withoutEnd(item.question) &&
          b.speaker.includes(speaker),
      ),
    ),
    measure('gold: timeline', events, ({ reply, date, articles }) =>
      reply.blocks.some(
        (b) =>
          b.kind === 'event' &&
          b.date.split('/').includes(date) &&
          b.citations.some((c) => articles.includes(c.article)),
      ),
    ),
    measure('gold: compare', facts, ({ reply, articles }) =>
      reply.blocks.some(
        (b) =>
          b.kind === 'comparison' &&
          articles.every((id) => b.values.some((v) => v.article === id && v.text !== null)),
      ),
    ),
  ];
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

/** The set names commands by what they do. */
function routeName(name: string): string {
  const names: Readonly<Record<string, string>> = {
    who: 'whois',
    smalltalk: 'help',
    out_of_scope: 'ask',
  };
  return names[name] ?? name;
}

function measure<
  Item extends { readonly item: { readonly question: string }; readonly reply: Reply },
>(name: string, items: readonly Item[], isGood: (item: Item) => boolean): Measure {
  const failed = items.filter((item) => !isGood(item)).map(({ item }) => item.question);
  return { name, right: items.length - failed.length, of: items.length, failed };
}

/** Typography and closing punctuation aside: two articles that differ in nothing else are shown as one. */
function withoutEnd(text: string): string {
  return plainMarks(text).replace(/[\s,.!?…]+$/u, '');
}

function tell(
  bot: Bot,
  text: string,
  conversation: string = Math.random().toString(),
): Promise<Reply> {
  return bot.handle({ kind: 'text', origin: origin(conversation), text });
}

function origin(conversation: string) {
  return {
    id: 'evaluation',
    platform: 'console' as const,
    user: 'evaluation',
    conversation,
    direct: true,
  };
}
