import { commands } from '../../commands/index.ts';
import { type Bot, createBot } from '../../src/bot/bot.ts';
import { SHIPPED_CORPUS } from '../../src/config.ts';
import type { Reply } from '../../src/contract/reply.ts';
import type { Corpus } from '../../src/corpus/corpus.ts';
import { loadCorpus } from '../../src/corpus/load.ts';
import { createLog } from '../../src/log.ts';
import { createSearchIndex } from '../../src/retrieval/search-index.ts';

/** The bot over the shipped corpus, built as the program builds it; its log goes nowhere. */
export async function realBot(): Promise<{ readonly bot: Bot; readonly corpus: Corpus }> {
  const corpus = await loadCorpus(SHIPPED_CORPUS);
  const log = createLog(() => undefined);
  return {
    corpus,
    bot: createBot({ corpus, index: createSearchIndex(corpus), commands, log }),
  };
}

/** What the bot says to everything that the corpus knows: every example, person, point, article and article's question. */
export async function realReplies(): Promise<readonly Reply[]> {
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
