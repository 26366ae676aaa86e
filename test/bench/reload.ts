import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { SHIPPED_CORPUS } from '../../src/config.ts';
import { readAside } from '../../src/corpus/read-aside.ts';
import { buildSearchIndex } from '../../src/retrieval/search-index.ts';
import { generateCorpus } from './generate.ts';

/*
 * tsx test/bench/reload.ts [FOLDER ...]: how long a reload of a corpus takes, and how long it holds the event loop.
 * Without a folder: the shipped corpus, and one of 1,000 articles with 100,000 passages. Needs a build, and a calm machine.
 */
const PROGRAM = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
const ROUNDS = 5;

// the reader is a built program: it needs none of the flags that this one runs with
process.execArgv.length = 0;
const named = process.argv.slice(2);
const generated = named.length === 0 ? await writeGenerated() : null;
for (const folder of generated ? [SHIPPED_CORPUS, generated] : named) {
  process.stdout.write(`\n${folder}\n  read ms  index ms  held ms: p99  longest\n`);
  for (let round = 0; round < ROUNDS; round++) await measure(folder);
}
if (generated) await rm(generated, { recursive: true });

async function measure(folder: string): Promise<void> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  await setTimeout(100);
  delay.reset();
  const started = performance.now();
  const { corpus } = await readAside(PROGRAM, folder);
  const read = performance.now();
  await buildSearchIndex(corpus);
  const built = performance.now();
  // what came last is counted when the timer has its turn
  await setTimeout(20);
  delay.disable();
  const row = [read - started, built - read, delay.percentile(99) / 1e6, delay.max / 1e6];
  process.stdout.write(`${row.map((value) => value.toFixed(0).padStart(9)).join(' ')}\n`);
}

async function writeGenerated(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'generated-'));
  await mkdir(join(folder, 'articles'));
  const days = 'first_day: 2024-01-01\nlast_day: 2024-01-31\n';
  await writeFile(
    join(folder, 'event.yaml'),
    `name: the generated news\nplace: nowhere\ntimezone: UTC\n${days}`,
  );
  const { articles } = generateCorpus(100_000).corpus;
  // two of the generated articles make one of a hundred passages
  for (let i = 0; i < articles.length; i += 2) {
    const passages = articles.slice(i, i + 2).flatMap((article) => article.passages);
    const front = `id: a-${i}\noutlet: null\ntitle: A ${i}\npublished: null\nkind: full\nurl: null\nparagraphs: ${passages.length}`;
    const body = passages.map(({ text }, p) => `${text} {¶${p + 1}}`).join('\n\n');
    const article = `---\n${front}\n---\n\n## 2024-01-05 · The day {#day-${i}}\n\n${body}\n`;
    await writeFile(join(folder, 'articles', `a-${i}.md`), article);
  }
  return folder;
}
