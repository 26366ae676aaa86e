import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { commands } from '../commands/index.ts';
import { createBot } from '../src/bot/bot.ts';
import { createLiveBot, type LiveBot } from '../src/bot/live-bot.ts';
import { type Edition, loadEdition } from '../src/corpus/load.ts';
import { createLog } from '../src/log.ts';
import type { Counters, Serving } from '../src/metrics.ts';
import { createReload } from '../src/reload.ts';
import { buildSearchIndex, createSearchIndex } from '../src/retrieval/search-index.ts';
import { INVENTED, textsOf } from './fixtures/corpora.ts';
import { markArticles } from './fixtures/marked-corpus.ts';

const PATIENT = { timeout: 60_000 };
const QUESTION = '/ask How much does the Storm Bell weigh?';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reload-'));
  await cp(INVENTED, folder, { recursive: true });
});

afterEach(() => rm(folder, { recursive: true }));

const mark = (version: string) => markArticles(INVENTED, folder, version);
const corrupt = () => writeFile(join(folder, 'articles', 'bell-002.md'), 'half a fi');

interface Running {
  readonly bot: LiveBot;
  readonly reload: () => Promise<void>;
  readonly read: ReturnType<typeof vi.fn<() => Promise<Edition>>>;
  readonly lines: readonly string[];
  readonly counted: readonly Counters['reloads'][];
  readonly served: readonly Serving[];
  ask(text: string): Promise<string>;
}

/** A bot over the folder, put together as the program does, but in one process. */
async function start(): Promise<Running> {
  const lines: string[] = [];
  const counted: Counters['reloads'][] = [];
  const served: Serving[] = [];
  const log = createLog((line) => lines.push(line));
  const edition = await loadEdition(folder);
  const { corpus } = edition;
  const bot = createLiveBot(createBot({ corpus, index: createSearchIndex(corpus), commands, log }));
  const read = vi.fn(() => loadEdition(folder));
  const reload = createReload({
    serving: edition,
    read,
    async take({ corpus: next }) {
      const index = await buildSearchIndex(next);
      bot.exchange(createBot({ corpus: next, index, commands, log }));
    },
    log,
    metrics: {
      count: (_, labels) => 'outcome' in labels && counted.push(labels),
      time: () => undefined,
      serving: (now) => served.push(now),
    },
  });
  const origin = {
    id: 'r',
    platform: 'console',
    user: 'u',
    conversation: 'c',
    direct: true,
  } as const;
  return {
    bot,
    reload,
    read,
    lines,
    counted,
    served,
    ask: async (text) => textsOf(await bot.handle({ kind: 'text', origin, text })).join(' '),
  };
}

describe('a changed corpus', () => {
  test('answers once it is taken in, and what was served is told', PATIENT, async () => {
    await mark('version-one');
    const { ask, reload, counted, served, lines } = await start();
    expect(await ask(QUESTION)).toContain('version-one');
    await mark('version-two');
    await reload();
    const answer = await ask(QUESTION);
    expect(answer).toContain('version-two');
    expect(answer).not.toContain('version-one');
    expect(counted).toEqual([{ outcome: 'taken' }]);
    expect(served.map(({ articles }) => articles)).toEqual([3, 3]);
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({
      event: 'corpus.reloaded',
      version: served[1]?.version,
      articles: 3,
    });
  });

  test(
    'that is broken is refused with file and line, and the old one goes on until it is mended',
    PATIENT,
    async () => {
      await mark('version-one');
      const { ask, reload, counted, lines } = await start();
      await mark('version-two');
      await corrupt();
      await reload();
      expect(JSON.parse(lines[0] ?? '')).toMatchObject({
        level: 'error',
        event: 'corpus.refused',
        reason: expect.stringMatching(/^articles\/bell-002\.md:1: /u),
      });
      expect(await ask(QUESTION)).toContain('version-one');
      await mark('version-two');
      await reload();
      expect(await ask(QUESTION)).toContain('version-two');
      expect(counted).toEqual([{ outcome: 'refused' }, { outcome: 'taken' }]);
    },
  );

  test('is not taken in again while it is the same', PATIENT, async () => {
    const { reload, counted, lines } = await start();
    await reload();
    expect(counted).toEqual([]);
    expect(lines[0]).toContain('corpus.unchanged');
  });

  test(
    'is read once more, whatever number of changes came while it was read',
    PATIENT,
    async () => {
      const { reload, read } = await start();
      await Promise.all([reload(), reload(), reload(), reload()]);
      expect(read).toHaveBeenCalledTimes(2);
    },
  );

  test('never shows in one answer beside the one before', PATIENT, async () => {
    await mark('version-0');
    const { ask, reload } = await start();
    const texts: string[] = [];
    const lines = [QUESTION, '/quote Vasko', '/whois Yevka Tollan'];
    for (let version = 1; version <= 4; version++) {
      await mark(`version-${version}`);
      const reloading = reload().then(() => true);
      // asked all the time, from before the exchange until after it
      for (let done = false; !done; ) {
        texts.push(...(await Promise.all(lines.map(ask))));
        done = await Promise.race([reloading, new Promise<false>((go) => setImmediate(go, false))]);
      }
    }
    const versions = texts.map((text) => new Set(text.match(/version-\d/gu)));
    expect(versions.filter(({ size }) => size > 1)).toEqual([]);
    expect(new Set(versions.flatMap((found) => [...found])).size).toBeGreaterThan(3);
  });
});
