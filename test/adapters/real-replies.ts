import type { Bot } from '../../src/bot/bot.ts';
import type { Reply } from '../../src/contract/reply.ts';
import type { Corpus } from '../../src/corpus/corpus.ts';
import { openWorld, SHIPPED } from '../fixtures/corpora.ts';

/** The bot over the shipped corpus; its log goes nowhere. */
export function realBot(): Promise<{ readonly bot: Bot; readonly corpus: Corpus }> {
  return openWorld(SHIPPED);
}

let replies: Promise<readonly Reply[]> | undefined;

/** What the bot says to everything that the corpus knows: every example, person, point, article and article's question. */
export function realReplies(): Promise<readonly Reply[]> {
  replies ??= askAll();
  return replies;
}

async function askAll(): Promise<readonly Reply[]> {
  const { bot, corpus } = await realBot();
  const lines = [
    ...Object.values(corpus.event.examples).flat(),
    ...corpus.people.flatMap(({ name }) => [`/quote ${name}`, `/whois ${name}`]),
    ...corpus.points.map(({ point }) => `/compare ${point}`),
    ...corpus.articles.map(({ id }) => `/sources ${id}`),
    ...['/compare', '/whois', '/nothing', '/quote', '?', '/verify "nobody said so at all"'],
    ...corpus.queries.filter((_query, index) => index % 100 === 0).map(({ text }) => text),
  ];
  return Promise.all(lines.map((text) => replyTo(bot, text)));
}

/** What the bot answers to a line of text, in a conversation of its own. */
export function replyTo(bot: Bot, text: string): Promise<Reply> {
  const origin = {
    id: '1',
    platform: 'console',
    user: 'u',
    conversation: text,
    direct: true,
  } as const;
  return bot.handle({ kind: 'text', origin, text });
}
