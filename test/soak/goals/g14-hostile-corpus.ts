import fc from 'fast-check';
import { commands } from '../../../commands/index.ts';
import { createBot } from '../../../src/bot/bot.ts';
import type { Reply } from '../../../src/contract/reply.ts';
import type { Corpus } from '../../../src/corpus/corpus.ts';
import { readCorpusFiles } from '../../../src/corpus/files.ts';
import { createLog } from '../../../src/log.ts';
import { createSearchIndex } from '../../../src/retrieval/search-index.ts';
import { HOSTILE, texts } from '../../adapters/arbitrary-replies.ts';
import { replyTo } from '../../adapters/real-replies.ts';
import { INVENTED } from '../../fixtures/corpora.ts';
import type { Goal } from '../goal.ts';
import { hostileCorpus } from '../hostile/corpus.ts';
import { createJudges } from '../hostile/judges.ts';
import { repliesWith } from '../hostile/replies.ts';

/** Longest title or value that a corpus is filled with, in characters. */
const LONGEST = 3000;

/** Texts that would ping, link or break out: in every place of every kind of reply, and in every place of a corpus. */
export const hostileTexts: Goal = {
  id: 'G14',
  title: 'Ten thousand hostile titles and bodies, in every kind of reply and through every command',
  promise: '0 live mentions, 0 foreign links, 0 messages beyond a limit, on any platform',
  full: 10_000,
  short: 150,
  unit: 'hostile texts',
  minutes: 5,
  async run({ size, seed, ...context }) {
    const generated = fc.sample(texts(LONGEST), { seed, numRuns: size });
    const hostile = generated.map((text, index) => `${HOSTILE[index % HOSTILE.length]} ${text}`);
    const judges = Object.entries(createJudges());
    const counts = { replies: 0, messages: 0, broken: 0, live: 0, failures: 0 };

    function judge(reply: Reply): void {
      counts.replies++;
      if (reply.status === 'failure') counts.failures++;
      for (const [platform, judged] of judges) {
        const { messages, broken, live } = judged(reply);
        counts.messages += messages;
        counts.broken += broken.length;
        counts.live += live.length;
        if (broken.length + live.length > 0 && counts.broken + counts.live < 10)
          context.say(
            `${platform}: ${JSON.stringify([...broken, ...live].slice(0, 2))} in ${JSON.stringify(reply).slice(0, 400)}`,
          );
      }
    }

    for (const [index, text] of hostile.entries()) {
      for (const reply of repliesWith(text)) judge(reply);
      if (index % 1000 === 999) context.say(`${index + 1} in every kind of reply`);
    }
    const files = await readCorpusFiles(INVENTED);
    for (let used = 0; used < size; ) {
      const corpus = hostileCorpus(files, () => hostile[used++ % size] ?? '');
      for (const reply of await everythingSaid(corpus)) judge(reply);
      context.say(`${used} in corpora`);
    }
    return context.verdict(
      `${size} texts, ${counts.replies} replies, ${counts.messages} messages: ${counts.live} live, ${counts.broken} beyond a limit`,
      [
        { name: 'live mentions and foreign links', value: counts.live, most: 0 },
        { name: 'limits broken', value: counts.broken, most: 0 },
        { name: 'failures', value: counts.failures, most: 0 },
        { name: 'replies', value: counts.replies, least: size * 6 },
      ],
    );
  },
};

/** What the bot says over a corpus to every command about everything that is in it. */
async function everythingSaid(corpus: Corpus): Promise<readonly Reply[]> {
  const log = createLog(() => undefined);
  const bot = createBot({ corpus, index: createSearchIndex(corpus), commands, log });
  const passages = corpus.articles.flatMap((article) => article.passages);
  const lines = [
    ...['/sources', '/timeline', '/compare', '/whois', '/help'],
    ...corpus.articles.map(({ id }) => `/sources ${id}`),
    ...corpus.people.flatMap(({ name }) => [
      `/quote ${name}`,
      `/whois ${name}`,
      `/timeline ${name}`,
    ]),
    ...corpus.points.map(({ id }) => `/compare ${id.replaceAll('-', ' ')}`),
    ...passages.flatMap(({ text, quotation }) => [
      `/ask ${text.slice(0, 300)}`,
      quotation ? `/verify "${text.slice(0, 200)}"` : text.slice(0, 300),
    ]),
  ];
  const replies: Reply[] = [];
  for (const text of lines) replies.push(await replyTo(bot, text));
  return replies;
}
