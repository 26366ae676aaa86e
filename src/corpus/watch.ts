import { existsSync, type FSWatcher, watch } from 'node:fs';
import { join } from 'node:path';
import type { Log } from '../log.ts';

/** A folder under watch. */
export interface Watch {
  /** Calls `changed` after each change, also for one that came before; not before writing has settled. */
  start(changed: () => void): void;
  /** As if something had changed. */
  notice(): void;
  stop(): void;
}

export interface WatchOptions {
  readonly log: Log;
  /** Milliseconds without a change after which writing has settled. */
  readonly settle?: number;
  /** Milliseconds until a folder that cannot be watched is tried again. */
  readonly retry?: number;
}

/** What a corpus is made of, what says that files are changed together, and the link by which Kubernetes replaces a folder. */
const PART = /\.(?:md|yaml)$|^[^.]+$|^\.(?:\.data|staged\.json)$/u;

/**
 * Watches a corpus folder. One that cannot be watched is logged once, and tried again now and then; nothing here
 * keeps the process alive or throws.
 */
export function watchCorpus(
  folder: string,
  { log, settle = 300, retry = 10_000 }: WatchOptions,
): Watch {
  let watchers: FSWatcher[] = [];
  let changed: (() => void) | undefined;
  let missed = false;
  let failure: string | null = null;
  let timer: NodeJS.Timeout | undefined;

  function notice(): void {
    wait(settle, () => {
      // anew each time: a folder may have been replaced by another of the same name
      arm();
      if (changed) changed();
      else missed = true;
    });
  }

  function arm(): void {
    const before = watchers;
    watchers = [];
    try {
      for (const name of ['', 'articles']) watchers.push(open(name));
      // not every corpus has questions
      if (existsSync(join(folder, 'queries'))) watchers.push(open('queries'));
      failure = null;
    } catch (error) {
      fail(error);
    }
    for (const watcher of before) watcher.close();
  }

  function open(name: string): FSWatcher {
    const noticePart = (_: string, part: string | null) => {
      if (part === null || PART.test(part)) notice();
    };
    return watch(join(folder, name), { persistent: false }, noticePart).on('error', fail);
  }

  function fail(error: unknown): void {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    if (changed && failure === null) log.warn('corpus.unwatched', { reason });
    failure = reason;
    wait(retry, notice);
  }

  function wait(milliseconds: number, then: () => void): void {
    clearTimeout(timer);
    timer = setTimeout(then, milliseconds).unref();
  }

  arm();
  return {
    start(handler) {
      changed = handler;
      if (failure !== null) log.warn('corpus.unwatched', { reason: failure });
      if (missed) notice();
    },
    notice,
    stop() {
      clearTimeout(timer);
      for (const watcher of watchers) watcher.close();
    },
  };
}
