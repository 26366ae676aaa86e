import type { Request } from '../contract/request.ts';
import { clean, shorten } from '../language/text.ts';
import type { Log } from '../log.ts';
import type { Bot } from './bot.ts';

/** Longest question logged, in characters. */
const LONGEST = 200;

/**
 * The bot, but each question that it has no answer to is logged, with neither the asker nor the place. For operators
 * who want to know what their articles lack, and who told their users.
 */
export function logUnanswered(bot: Bot, log: Log): Bot {
  return {
    ...bot,
    async handle(request, signal) {
      const reply = await bot.handle(request, signal);
      if (reply.status === 'no_answer')
        log.info('question.unanswered', {
          kind: reply.reason ?? 'other',
          question: shorten(withoutIds(questionOf(request)), LONGEST),
        });
      return reply;
    },
  };
}

/** What stands for somebody or some place, and what is put in its stead; read in this order. */
const IDS: readonly (readonly [RegExp, string])[] = [
  [/<[^<>]*>/gu, '[mention]'],
  [/\b[a-z][a-z\d+.-]*:\/\/\S+|\bwww\.\S+/giu, '[link]'],
  [/[^\s@<>()]{1,64}@[^\s@<>()]+\.[^\s@<>(),;]+/gu, '[address]'],
  [/[@#][\p{L}\p{N}_][\p{L}\p{N}_.-]*/gu, '[mention]'],
  // ids of Slack
  [/\b[A-Z](?=[A-Z]*\d)[A-Z\d]{7,}\b/gu, '[id]'],
  // telephone numbers, ids of Discord; a date has eight digits
  [/\+?\p{Nd}(?:[ ().-]{0,2}\p{Nd}){8,}|\p{Nd}{6,}/gu, '[number]'],
];

/** A text without mentions, ids, addresses and long numbers. Names that are plain words stay: no rule knows them. */
export function withoutIds(text: string): string {
  return IDS.reduce(
    (rest, [pattern, instead]) => rest.replace(pattern, instead),
    clean(text.normalize('NFKC')),
  );
}

function questionOf(request: Request): string {
  if (request.kind === 'command')
    return `/${request.command} ${Object.values(request.options).join(' ')}`;
  return request.command === undefined ? request.text : `/${request.command} ${request.text}`;
}
