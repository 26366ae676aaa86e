import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import MiniSearch from 'minisearch';
import { commands } from '../../commands/index.ts';
import { ask } from '../../src/answers/ask/ask.ts';
import { askReply } from '../../src/answers/ask/reply.ts';
import { createBot } from '../../src/bot/bot.ts';
import { SHIPPED_CORPUS } from '../../src/config.ts';
import { loadCorpus } from '../../src/corpus/load.ts';
import { createLog } from '../../src/log.ts';
import { createSearchIndex } from '../../src/retrieval/search-index.ts';
import { measureDiscord } from '../adapters/discord/bench.ts';
import { measureSlack } from '../adapters/slack/bench.ts';
import { readQuestions } from '../evaluation/questions.ts';
import { generateCorpus } from './generate.ts';

/*
 * npm run bench [-- --large]: speeds as ratios to a floor measured in the same run; --large adds 100,000 passages.
 */
const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

// by turns: the machine is not equally busy all the time
const starts = Array.from({ length: 15 }, () => ({
  floor: timed(() => spawnSync(process.execPath, ['-e', '0'])),
  start: timed(() => spawnSync(process.execPath, [MAIN, 'quote', 'putin'])),
}));
const floor = percentile(
  starts.map((round) => round.floor),
  0.5,
);
const start = percentile(
  starts.map((round) => round.start),
  0.5,
);
print('start to first answer', start, { floor, of: 'node -e 0' });

const corpus = await loadCorpus(SHIPPED_CORPUS);
const index = createSearchIndex(corpus);
const build = timed(() => index.idf(''));
print('index build', build, { floor, of: 'node -e 0' });
const context = { corpus, index, commands };
const bot = createBot({ ...context, log: createLog(() => {}) });
const questions = [...(await readQuestions('development')), ...(await readQuestions('report'))].map(
  ({ question }) => question,
);

for (const line of ['/quote putin', '/timeline']) {
  const times: number[] = [];
  for (let i = 0; i < 200; i++) {
    const before = performance.now();
    await bot.handle({
      kind: 'text',
      origin: { id: 'b', platform: 'console', user: 'b', conversation: 'b', direct: true },
      text: line,
    });
    times.push(performance.now() - before);
  }
  print(`${line} p50`, percentile(times, 0.5), { floor, of: 'node -e 0' });
}

// the same documents in a MiniSearch of their own, with nothing around it
const bareIndex = new MiniSearch<{ id: number; terms: string }>({
  fields: ['terms'],
  tokenize: (text) => text.split('\n'),
  processTerm: (term) => term,
});
const texts = [...index.units, ...corpus.queries, ...corpus.unanswered].map(({ text }) => text);
bareIndex.addAll(texts.map((text, id) => ({ id, terms: index.analyzer.terms(text).join('\n') })));

for (const question of questions) askReply(question, ask(question, context), context);
const bare = questions.map((question) =>
  timed(() => bareIndex.search(index.analyzer.terms(question).join('\n'))),
);
const asked = questions.map((question) =>
  timed(() => askReply(question, ask(question, context), context)),
);
print('/ask p50', percentile(asked, 0.5), {
  floor: percentile(bare, 0.5),
  of: 'a bare MiniSearch search',
});
print('/ask p99', percentile(asked, 0.99), {
  floor: percentile(bare, 0.99),
  of: 'a bare MiniSearch search',
});
process.stdout.write(
  `heap after all that: ${(process.memoryUsage().heapUsed / 1e6).toFixed(0)} MB\n`,
);

const sizes = process.argv.includes('--large') ? [1000, 10_000, 100_000] : [1000, 10_000];
process.stdout.write('\npassages   build ms   heap MB   /ask p50 ms   p99 ms   worst ms\n');
for (const size of sizes) {
  const before = process.memoryUsage().heapUsed;
  const made = generateCorpus(size);
  const large = createSearchIndex(made.corpus);
  const builds = timed(() => large.idf(''));
  const world = { corpus: made.corpus, index: large, commands };
  const times = made.questions.map((question) =>
    timed(() => askReply(question, ask(question, world), world)),
  );
  const heap = (process.memoryUsage().heapUsed - before) / 1e6;
  const row = [
    size,
    builds,
    heap,
    percentile(times, 0.5),
    percentile(times, 0.99),
    Math.max(...times),
  ];
  process.stdout.write(
    `${row.map((value, i) => value.toFixed(i > 2 ? 1 : 0).padStart(9)).join('  ')}\n`,
  );
}

process.stdout.write('\n');
const discord = await measureDiscord();
print('Discord p50', discord.adapter.p50, {
  floor: discord.discordJs.p50,
  of: 'an echo bot on bare discord.js',
});
print('Discord p99', discord.adapter.p99, {
  floor: discord.discordJs.p99,
  of: 'an echo bot on bare discord.js',
});
const slack = await measureSlack();
print('Slack ack p50', slack.adapter.ack.p50, {
  floor: slack.bolt.ack.p50,
  of: 'an echo app on bare Bolt',
});
print('Slack answer p50', slack.adapter.answer.p50, {
  floor: slack.bolt.answer.p50,
  of: 'an echo app on bare Bolt',
});
process.exit(0);

function timed(work: () => unknown): number {
  const before = performance.now();
  work();
  return performance.now() - before;
}

function percentile(times: readonly number[], share: number): number {
  return (
    times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ??
    Number.NaN
  );
}

function print(
  name: string,
  value: number,
  { floor: base, of }: { floor: number; of: string },
): void {
  process.stdout.write(
    `${name.padEnd(24)} ${value.toFixed(2).padStart(9)} ms   ${(value / base).toFixed(2).padStart(7)} times ${of} (${base.toFixed(2)} ms)\n`,
  );
}
