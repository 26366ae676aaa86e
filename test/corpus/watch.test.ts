import { cp, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { watchCorpus } from '../../src/corpus/watch.ts';
import { createLog } from '../../src/log.ts';
import { INVENTED } from '../fixtures/corpora.ts';

const PATIENT = { timeout: 30_000 };

let home: string;
let folder: string;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'watch-'));
  folder = join(home, 'corpus');
  await cp(INVENTED, folder, { recursive: true });
});

afterEach(() => rm(home, { recursive: true }));

/** A watch, the calls it made, and the lines it logged. */
function watched(settle = 100) {
  const lines: string[] = [];
  const changed = vi.fn();
  const log = createLog((line) => lines.push(line));
  const watch = watchCorpus(folder, { log, settle, retry: 50 });
  onTestFinished(watch.stop);
  return { watch, changed, lines };
}

const called = (changed: () => void) =>
  vi.waitFor(() => expect(changed).toHaveBeenCalled(), { timeout: 20_000 });

describe('a watched corpus', () => {
  test.each([
    ['an article', 'articles/bell-002.md'],
    ['a new article', 'articles/new.md'],
    ['people', 'people.yaml'],
    ['questions', 'queries/unanswered.yaml'],
  ])('tells of a change: %s', PATIENT, async (_, file) => {
    const { watch, changed, lines } = watched();
    watch.start(changed);
    await writeFile(join(folder, file), 'changed');
    await called(changed);
    expect(lines).toEqual([]);
  });

  test('tells once of many changes', PATIENT, async () => {
    const { watch, changed } = watched(1000);
    watch.start(changed);
    for (let i = 0; i < 50; i++) await writeFile(join(folder, 'articles', `${i}.md`), 'changed');
    await called(changed);
    expect(changed).toHaveBeenCalledTimes(1);
  });

  test('says nothing of files that are no part of it', PATIENT, async () => {
    const { watch, changed } = watched(0);
    watch.start(changed);
    await writeFile(join(folder, 'articles', 'bell-002.md.123.tmp'), 'half');
    await writeFile(join(folder, 'articles', '.bell-002.md.swp'), 'half');
    await setTimeout(200);
    expect(changed).not.toHaveBeenCalled();
  });

  test('tells, when it is started, of what changed before', PATIENT, async () => {
    const { watch, changed } = watched();
    await writeFile(join(folder, 'people.yaml'), 'changed');
    await setTimeout(300);
    watch.start(changed);
    await called(changed);
  });

  test('is watched on when its folder is replaced by another', PATIENT, async () => {
    const { watch, changed } = watched();
    watch.start(changed);
    await cp(INVENTED, join(home, 'next'), { recursive: true });
    await rename(folder, join(home, 'before'));
    await rename(join(home, 'next'), folder);
    await called(changed);
    changed.mockClear();
    await writeFile(join(folder, 'articles', 'new.md'), 'changed');
    await called(changed);
  });

  test('that is not there is logged once, and watched as soon as it is', PATIENT, async () => {
    await rm(folder, { recursive: true });
    const { watch, changed, lines } = watched();
    watch.start(changed);
    await setTimeout(200);
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { level: 'warn', event: 'corpus.unwatched', reason: 'ENOENT' },
    ]);
    await mkdir(join(folder, 'articles'), { recursive: true });
    await vi.waitFor(
      async () => {
        changed.mockClear();
        await writeFile(join(folder, 'articles', 'new.md'), 'changed');
        await called(changed);
      },
      { timeout: 20_000 },
    );
    expect(lines).toHaveLength(1);
  });
});
