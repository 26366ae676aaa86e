import type { Bot } from '../../src/bot/bot.ts';
import { plainMarks } from '../../src/language/text.ts';
import {
  articleParagraphs,
  goldDisagreements,
  goldEvents,
  goldQuestions,
  goldQuotes,
  goldRouting,
} from './gold.ts';
import { askMeasures, type Measure, measure, origin, tell } from './measure.ts';
import { isRight } from './score.ts';

/** Questions, follow-ups, checks and routes of the development set. */
export async function goldMeasures(bot: Bot): Promise<readonly Measure[]> {
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
export async function commandMeasures(bot: Bot): Promise<readonly Measure[]> {
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

/** The set names commands by what they do. */
function routeName(name: string): string {
  const names: Readonly<Record<string, string>> = {
    who: 'whois',
    smalltalk: 'help',
    out_of_scope: 'ask',
  };
  return names[name] ?? name;
}

/** Typography and closing punctuation aside: two articles that differ in nothing else are shown as one. */
function withoutEnd(text: string): string {
  return plainMarks(text).replace(/[\s,.!?…]+$/u, '');
}
