import type { Edition } from './corpus/load.ts';
import { AnchorageError } from './errors.ts';
import { fieldsOf, type Log, type LogFields } from './log.ts';
import type { Metrics } from './metrics.ts';

interface ReloadOptions {
  /** The corpus that answers now. */
  readonly serving: Edition;
  /** Reads the corpus anew, checked as strictly as at a start. */
  readonly read: () => Promise<Edition>;
  /** Makes the corpus the one that answers; until it resolves the old one does. */
  readonly take: (edition: Edition) => Promise<void>;
  readonly log: Log;
  readonly metrics: Metrics;
}

/**
 * Takes a changed corpus in: whole, or not at all. What is wrong with a refused one is logged, with file and line, and
 * the old one goes on. A call while a reload is under way leads to one more after it, however many calls there are.
 * @returns a function that never rejects, and resolves when the corpus is as it was when it was called, or newer.
 */
export function createReload({
  serving,
  read,
  take,
  log,
  metrics,
}: ReloadOptions): () => Promise<void> {
  let { version } = serving;
  metrics.serving({ version, articles: serving.corpus.articles.length });
  let running: Promise<void> | undefined;
  let again = false;

  async function reload(): Promise<void> {
    const started = performance.now();
    try {
      const edition = await read();
      if (edition.version === version) return log.info('corpus.unchanged', { version });
      await take(edition);
      version = edition.version;
      const articles = edition.corpus.articles.length;
      const ms = Math.round(performance.now() - started);
      log.info('corpus.reloaded', { version, articles, ms });
      metrics.count('reloads', { outcome: 'taken' });
      metrics.serving({ version, articles });
    } catch (error) {
      log.error('corpus.refused', { ...reasonOf(error), version });
      metrics.count('reloads', { outcome: 'refused' });
    }
  }

  async function reloadAll(): Promise<void> {
    do {
      again = false;
      await reload();
    } while (again);
    running = undefined;
  }

  return () => {
    again = running !== undefined;
    running ??= reloadAll();
    return running;
  };
}

/** The message of an operator's error names file, line and remedy; of others only the kind and place may be told. */
function reasonOf(error: unknown): LogFields {
  return error instanceof AnchorageError ? { reason: error.message } : fieldsOf(error);
}
