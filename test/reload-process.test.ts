import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test, vi } from 'vitest';
import { loadEdition } from '../src/corpus/load.ts';
import { readAside } from '../src/corpus/read-aside.ts';
import { type DiscordEmulator, startDiscord } from './emulators/discord/emulator.ts';
import { slash } from './emulators/discord/payloads.ts';
import { INVENTED } from './fixtures/corpora.ts';
import { copyMarked, markArticles } from './fixtures/marked-corpus.ts';

const PROGRAM = fileURLToPath(new URL('../dist/main.js', import.meta.url));
const SLOW = { timeout: 120_000 };
const PATIENT = { timeout: 60_000, interval: 50 };

/** A folder with a marked corpus in `corpus`, removed after the test. */
async function home(mark: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'reload-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await copyMarked(INVENTED, join(folder, 'corpus'), mark);
  return folder;
}

interface Running {
  readonly child: ChildProcess;
  stderr(): string;
  /** The bot's answer, as Discord was sent it. */
  ask(): Promise<string>;
}

async function run(corpus: string): Promise<Running> {
  const discord = await startDiscord();
  const child = spawn(process.execPath, [PROGRAM, '--corpus', corpus], {
    env: {
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.url,
      PORT: '0',
      HOST: '127.0.0.1',
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let stderr = '';
  child.stderr.on('data', (data) => {
    stderr += String(data);
  });
  const ended = once(child, 'exit');
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
    await discord.stop();
  });
  await vi.waitFor(() => {
    expect(stderr).not.toContain('anchorage: ');
    expect(discord.gateway.connections()).toBe(1);
  }, PATIENT);
  return { child, stderr: () => stderr, ask: () => ask(discord) };
}

async function ask(discord: DiscordEmulator): Promise<string> {
  const payload = slash(discord.origin(), 'quote', { speaker: 'Theodrin Vasko' });
  discord.interact(payload);
  return vi.waitFor(() => {
    const { callback } = discord.interaction(payload.id);
    expect(callback).toBeTruthy();
    return JSON.stringify(callback);
  }, PATIENT);
}

/** Asks until the answer holds a mark; no answer may hold another mark beside it. */
async function answersWith({ ask }: Running, mark: string): Promise<void> {
  await vi.waitFor(async () => {
    const marks = new Set((await ask()).match(/mark-\w+/gu));
    expect([...marks]).toEqual([mark]);
  }, PATIENT);
}

test(
  'a running bot takes changes in, refuses what is broken, and reads anew on SIGHUP',
  SLOW,
  async () => {
    const folder = await home('mark-one');
    const corpus = join(folder, 'corpus');
    // what changes behind a link nobody can watch
    const article = join(corpus, 'articles', 'bell-002.md');
    await rename(article, join(folder, 'elsewhere.md'));
    await symlink(join(folder, 'elsewhere.md'), article);
    const bot = await run(corpus);
    await answersWith(bot, 'mark-one');

    await writeFile(join(folder, 'elsewhere.md'), 'half a fi');
    bot.child.kill('SIGHUP');
    await vi.waitFor(
      () => expect(bot.stderr()).toMatch(/"corpus\.refused","reason":"articles\/bell-002\.md:1: /u),
      PATIENT,
    );
    await answersWith(bot, 'mark-one');

    await markArticles(INVENTED, corpus, 'mark-two');
    await answersWith(bot, 'mark-two');
    expect(bot.stderr()).toMatch(
      /"corpus\.reloaded","version":"[0-9a-f]{12}","articles":3,"ms":\d+/u,
    );
    expect(bot.child.exitCode).toBeNull();
  },
);

test('a corpus read in a process of its own is whole, frozen and the same', SLOW, async () => {
  const { corpus, version } = await readAside(PROGRAM, INVENTED);
  expect({ corpus, version }).toEqual(await loadEdition(INVENTED));
  expect(Object.isFrozen(corpus.queries) && Object.isFrozen(corpus.articles[0]?.passages)).toBe(
    true,
  );
});

test('a reader that fails says why', SLOW, async () => {
  await expect(readAside(PROGRAM, '/nowhere')).rejects.toThrow(/^\/nowhere: is not a corpus/u);
  const folder = await home('mark');
  const people = join(folder, 'corpus', 'people.yaml');
  await writeFile(people, (await readFile(people, 'utf8')).replace('kind: person', 'kind: alien'));
  await expect(readAside(PROGRAM, join(folder, 'corpus'))).rejects.toThrow(
    /^people\.yaml:\d+: \[0\]\.kind: /u,
  );
  await expect(readAside(join(folder, 'nothing.js'), INVENTED)).rejects.toThrow(
    'the reader ended with 1',
  );
});
