/**
 * Measures an import of many articles, and the bot over them: `npx tsx test/import/many.ts DIR`, after a build, on a
 * machine that does nothing else. DIR holds texts, HTML or Markdown; the first 1,000 are imported whole into a temporary
 * folder. All that is measured is the built program, started as a process of its own; seconds count from its start.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
const MOST = 1000;
const ROUNDS = 3;

const folder = resolve(process.argv[2] ?? '.');
const files = (await readdir(folder))
  .filter((name) => /\.(?:txt|html?|md)$/iu.test(name))
  .slice(0, MOST)
  .map((name) => join(folder, name));
if (files.length === 0) console.log(`not measured: no articles in ${folder}`);
else {
  const corpus = await mkdtemp(join(tmpdir(), 'many-'));
  try {
    await measure(corpus);
  } finally {
    await rm(corpus, { recursive: true });
  }
}

async function measure(corpus: string): Promise<void> {
  const { ended } = await run(['import', ...files, '--kind', 'full'], corpus);
  const { count, speaker } = await contents(corpus);
  console.log(`import of ${count} of ${files.length} articles: ${ended.toFixed(1)} s`);
  for (const words of [
    ['ask', `What happened to ${speaker}?`],
    ['quote', speaker],
  ]) {
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const { answered } = await run(words, corpus);
      if (answered === null) throw new Error(`no answer to ${words.join(' ')}`);
      times.push(answered);
    }
    const [, median = 0] = times.sort((a, b) => a - b);
    console.log(`start to the first answer of ${words[0]}: ${median.toFixed(2)} s`);
  }
}

/** Seconds to the first output, null where there was none, and to the end. */
async function run(
  words: readonly string[],
  corpus: string,
): Promise<{ answered: number | null; ended: number }> {
  const start = performance.now();
  const since = () => (performance.now() - start) / 1000;
  const child = spawn(process.execPath, [PROGRAM, ...words], {
    env: { PATH: process.env.PATH, ANCHORAGE_CORPUS: corpus },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let answered: number | null = null;
  child.stdout.on('data', () => {
    answered ??= since();
  });
  await once(child, 'close');
  return { answered, ended: since() };
}

/** How many articles a corpus holds, and whom they quote most. */
async function contents(corpus: string): Promise<{ count: number; speaker: string }> {
  const names = await readdir(join(corpus, 'articles'));
  const quoted = new Map<string, number>();
  for (const name of names) {
    const text = await readFile(join(corpus, 'articles', name), 'utf8');
    for (const [, speaker = ''] of text.matchAll(/^> — ([^,{]+?)(?:,| \{)/gmu))
      quoted.set(speaker, (quoted.get(speaker) ?? 0) + 1);
  }
  const [[speaker] = ['']] = [...quoted].sort(([, a], [, b]) => b - a);
  return { count: names.length, speaker };
}
