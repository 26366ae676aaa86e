import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { SHIPPED_CORPUS } from '../../../src/config.ts';
import { copyMarked, markArticles } from '../../fixtures/marked-corpus.ts';
import type { BotProcess } from '../bot-process.ts';
import { askMarked, type MarkedTally } from '../drives/marked-answers.ts';
import { describeTimes } from '../drives/times.ts';
import type { Form, Goal } from '../goal.ts';
import type { Measure } from '../verdict.ts';

const RATE = { full: 200, short: 20 };
const USERS = 1000;
/** Longer than any run: the load ends when the reloads are over. */
const SECONDS = 3600;
/** Every tenth corpus is broken; of fewer, the last. */
const brokenEach = (changes: number) => Math.min(10, changes);
/** From this share of the reloads on, memory must not grow. */
const SETTLED = 0.2;
/** Milliseconds within which a change must be taken in or refused. */
const PATIENCE = 60_000;

/** Hot reload: articles change on disk while people ask. */
export const reloads: Goal = {
  id: 'G7',
  title: 'The articles change on disk 200 times, 20 times into something broken, while people ask',
  promise:
    'no error, no answer mixes two versions, a broken corpus is refused and the one before goes on; acknowledged p99 < 100 ms; memory back within 5 %',
  full: 200,
  short: 3,
  unit: 'changes',
  minutes: 12,
  async run({ size, form, ...context }) {
    const corpus = join(await context.folder(), 'corpus');
    await copyMarked(SHIPPED_CORPUS, corpus, 'mark-0');
    if (form === 'short') await withoutMostQuestions(join(corpus, 'queries'));
    const discord = await context.discord({ recording: false });
    const bot = await context.bot({ ...discord.env, ANCHORAGE_CORPUS: corpus }, { probe: true });
    const enough = new AbortController();
    const asking = discord.run(
      askMarked,
      { rate: RATE[form], seconds: SECONDS, users: USERS },
      enough.signal,
    );
    const changing = change(bot, corpus, size).finally(() => enough.abort());
    const [tally, { refused, before, after }] = await Promise.all([asking, changing]);
    const growth = (100 * (after - before)) / before;
    return context.verdict(
      `${size} changes, ${refused} refused; ${tally.sent} commands, ${tally.lost + tally.failed} lost or failed, ${tally.mixed} answers of two versions; acknowledged ${describeTimes(tally.ack)}; memory ${growth.toFixed(1)} %`,
      [
        ...measures(tally, form),
        {
          name: 'refused, of those that are broken',
          value: refused,
          least: Math.floor(size / brokenEach(size)),
        },
        { name: 'versions met', value: tally.versions, least: 2 },
        // in a few changes nothing settles
        { name: 'growth of memory %', value: growth, ...(form === 'full' && { most: 5 }) },
      ],
    );
  },
};

/** What readers may ask takes longer to read than all else, and bears no marks: that of one article is enough. */
async function withoutMostQuestions(folder: string): Promise<void> {
  const [, ...more] = (await readdir(folder)).toSorted();
  await Promise.all(more.map((file) => rm(join(folder, file))));
}

/** Changes the articles again and again; says what was refused, and what memory was in use when it had settled, and after. */
async function change(bot: BotProcess, corpus: string, times: number) {
  let refused = 0;
  let before = 0;
  for (let i = 1; i <= times; i++) {
    if (i % brokenEach(times) === 0) {
      await writeFile(join(corpus, 'articles', 'half.md'), '---\nid: half\n');
      await until(bot, 'corpus.refused', ++refused);
      await rm(join(corpus, 'articles', 'half.md'));
    }
    await markArticles(SHIPPED_CORPUS, corpus, `mark-${i}`);
    await until(bot, 'corpus.reloaded', i);
    if (i === Math.ceil(times * SETTLED)) before = await memoryOf(bot);
  }
  return { refused, before, after: await memoryOf(bot) };
}

async function memoryOf(bot: BotProcess): Promise<number> {
  const { rss } = await bot.memory();
  return rss;
}

async function until(bot: BotProcess, event: string, times: number): Promise<void> {
  const deadline = Date.now() + PATIENCE;
  while (bot.logged(event) < times) {
    if (Date.now() > deadline) throw new Error(`${event} was not logged ${times} times`);
    await setTimeout(20);
  }
}

function measures(tally: MarkedTally, form: Form): readonly Measure[] {
  const { sent, lost, failed, doubled, mixed, violations, ack } = tally;
  return [
    { name: 'sent', value: sent },
    { name: 'lost', value: lost, most: 0, timing: form === 'short' },
    { name: 'failed', value: failed, most: 0 },
    { name: 'doubled', value: doubled, most: 0 },
    { name: 'answers of two versions', value: mixed, most: 0 },
    { name: "breaks of the platform's rules", value: violations.length, most: 0 },
    { name: 'ack p99 ms', value: ack.p99, most: 100, timing: true },
  ];
}
