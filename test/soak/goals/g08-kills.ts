import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { loadCorpus } from '../../../src/corpus/load.ts';
import { markArticles } from '../../fixtures/marked-corpus.ts';
import type { SoakContext } from '../context.ts';
import type { Goal } from '../goal.ts';

const CORPUS = fileURLToPath(new URL('../../fixtures/second-corpus', import.meta.url));
const ARTICLE = fileURLToPath(new URL('../../fixtures/import/ferry.txt', import.meta.url));
/** So many of the kills meet an import, the others a bot. */
const IMPORTS = 0.8;
/** Imports at a time, each into a folder of its own. */
const LANES = 3;
/** Milliseconds that an import takes once it writes, and a reload once something has changed; about. */
const WRITING = 40;
const RELOADING = 1200;

/** kill -9: neither an import nor a reload leaves anything behind that stops the next start. */
export const kills: Goal = {
  id: 'G8',
  title: 'kill -9 at 1,000 random moments of an import or a reload',
  promise:
    'the corpus can be read after each, as it was before or as it is after; nothing is left over after the next import; a bot is ready again in 2 s and has written nothing',
  full: 1000,
  short: 8,
  unit: 'kills',
  minutes: 9,
  async run({ size, ...context }) {
    const imports = Math.round((size * IMPORTS) / LANES);
    const lanes = Array.from({ length: LANES }, () => killImports(context, imports));
    const imported = await Promise.all(lanes);
    // by themselves: a start beside imports takes as long as they let it
    const bots = await killBots(context, size - imports * LANES);
    const sum = (figure: 'unreadable' | 'cut' | 'leftovers') =>
      imported.reduce((all, one) => all + one[figure], 0);
    const slowest = Math.max(...bots.starts);
    return context.verdict(
      `${imports * LANES} imports killed (${sum('cut')} before they were done), ${bots.starts.length} bots; ${sum('unreadable') + bots.changed} times not readable or changed; ready again after at most ${slowest.toFixed(1)} s`,
      [
        { name: 'imports killed', value: imports * LANES },
        { name: 'imports cut off', value: sum('cut'), least: 1 },
        { name: 'corpora that cannot be read', value: sum('unreadable'), most: 0 },
        { name: 'files left over', value: sum('leftovers'), most: 0 },
        { name: 'bots killed', value: bots.starts.length },
        { name: 'folders that a bot has changed', value: bots.changed, most: 0 },
        { name: 'slowest start s', value: slowest, most: 2, timing: true },
      ],
    );
  },
};

type Surroundings = Omit<SoakContext, 'size'>;

/** Kills imports into one corpus, mostly while they write. */
async function killImports({ folder, random, dist }: Surroundings, times: number) {
  const corpus = join(await folder(), 'corpus');
  await cp(CORPUS, corpus, { recursive: true });
  let unreadable = 0;
  let cut = 0;
  for (let i = 0; i < times; i++) {
    const importing = startImport(dist, corpus, `ferry-${random.below(5)}`);
    await Promise.race([importing.exit, writing(corpus)]);
    await Promise.race([importing.exit, setTimeout(random.next() * WRITING)]);
    importing.child.kill('SIGKILL');
    const [status] = await importing.exit;
    if (status !== 0) cut++;
    await loadCorpus(corpus).catch(() => unreadable++);
  }
  const last = startImport(dist, corpus, 'ferry-last');
  await last.exit;
  const files = await readdir(corpus, { recursive: true });
  const leftovers = files.filter((name) => !/\.(?:md|yaml)$|^[^.]+$/u.test(name)).length;
  return { unreadable, cut, leftovers };
}

function startImport(dist: string, corpus: string, id: string) {
  const args = ['import', ARTICLE, '--corpus', corpus, '--kind', 'full', '--id', id, '--force'];
  const child = spawn(process.execPath, [join(dist, 'main.js'), ...args], { stdio: 'ignore' });
  return { child, exit: once(child, 'exit') };
}

/** Resolves when files appear that are not in their places yet. */
async function writing(corpus: string): Promise<void> {
  for (let i = 0; i < 5000; i++) {
    const names = await readdir(join(corpus, 'articles'));
    if (names.some((name) => name.endsWith('.tmp'))) return;
    await setTimeout(2);
  }
}

/** Kills bots while they take a change in, and starts them again. */
async function killBots({ folder, random, discord, bot, say }: Surroundings, times: number) {
  const corpus = join(await folder(), 'corpus');
  await cp(CORPUS, corpus, { recursive: true });
  const platform = await discord({ recording: false });
  const env = { ...platform.env, ANCHORAGE_CORPUS: corpus };
  const before = await readdir(corpus, { recursive: true });
  const starts: number[] = [];
  let changed = 0;
  for (let i = 0; i < times; i++) {
    const started = performance.now();
    const running = await bot(env, { ends: true });
    starts.push((performance.now() - started) / 1000);
    await markArticles(CORPUS, corpus, `mark-${i}`);
    await setTimeout(random.next() * RELOADING);
    running.kill('SIGKILL');
    await running.exit;
    const after = await readdir(corpus, { recursive: true });
    if (after.join() !== before.join()) changed++;
    if (i % 20 === 19) say(`${i + 1} bots killed`);
  }
  return { starts, changed };
}
