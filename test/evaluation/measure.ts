import type { Bot } from '../../src/bot/bot.ts';
import type { Reply } from '../../src/contract/reply.ts';
import type { EvaluationQuestion } from './questions.ts';
import { firstPart, isRight } from './score.ts';

/** A figure of the evaluation: how many of how many, and what failed. */
export interface Measure {
  readonly name: string;
  readonly right: number;
  readonly of: number;
  readonly failed: readonly string[];
}

/** Counts what is good, and names what is not. */
export function measure<
  Item extends { readonly item: { readonly question: string }; readonly reply: Reply },
>(name: string, items: readonly Item[], isGood: (item: Item) => boolean): Measure {
  const failed = items.filter((item) => !isGood(item)).map(({ item }) => item.question);
  return { name, right: items.length - failed.length, of: items.length, failed };
}

/**
 * What `/ask` makes of questions: right and shown first, shown at all, in the reply (the score that the development set
 * suggests: also what comes nearest where it is not sure), not refused; and refused where nothing answers.
 */
export async function askMeasures(
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
    measure(`${name}: right and cited, in the reply`, answered, ({ item, reply }) =>
      right(reply, item),
    ),
    measure(`${name}: not refused`, answered, ({ reply }) => reply.status === 'answer'),
    measure(`${name}: honest no`, unanswered, ({ reply }) => reply.status !== 'answer'),
  ];
}

/** Says something to the bot. */
export function tell(
  bot: Bot,
  text: string,
  conversation: string = Math.random().toString(),
): Promise<Reply> {
  return bot.handle({ kind: 'text', origin: origin(conversation), text });
}

/** Somebody in a conversation. */
export function origin(conversation: string) {
  return {
    id: 'evaluation',
    platform: 'console' as const,
    user: 'evaluation',
    conversation,
    direct: true,
  };
}
