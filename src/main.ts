#!/usr/bin/env node
import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { commands } from '../commands/index.ts';
import { createConsoleAdapter } from './adapters/console/chat.ts';
import { oneShot } from './adapters/console/one-shot.ts';
import { pipe } from './adapters/console/pipe.ts';
import { createRender } from './adapters/console/render.ts';
import { COLOURED, PLAIN } from './adapters/console/style.ts';
import { USAGE, welcome } from './adapters/console/welcome.ts';
import { type Bot, createBot } from './bot/bot.ts';
import { createLiveBot, type LiveBot } from './bot/live-bot.ts';
import { COMPILED_CORPUS, type Config, loadEnvFile, readConfig, readSecrets } from './config.ts';
import type { Corpus } from './corpus/corpus.ts';
import { compileFolder, loadCorpus, loadEdition } from './corpus/load.ts';
import { readAside } from './corpus/read-aside.ts';
import { watchCorpus } from './corpus/watch.ts';
import { AnchorageError } from './errors.ts';
import { createLog, fieldsOf, type Log } from './log.ts';
import { NO_METRICS } from './metrics.ts';
import { createRedact } from './redact.ts';
import { createReload } from './reload.ts';
import { buildSearchIndex, createSearchIndex } from './retrieval/search-index.ts';
import { VERSION } from './version.ts';

/** The file that runs. */
const PROGRAM = fileURLToPath(import.meta.url);
/** Whether platforms are served: from then on whatever is said is a record of the log. */
let serving = false;

process.on('uncaughtException', fail);
// whoever reads the output may have read enough
process.stdout.on('error', (error) =>
  'code' in error && error.code === 'EPIPE' ? process.exit(0) : fail(error),
);
try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  fail(error);
}

/** Composition root: settings, corpus, index, bot, then the door asked for. Returns the exit status. */
async function main(argv: readonly string[]): Promise<number> {
  await loadEnvFile();
  const [tool = '', ...rest] = argv;
  if (tool === 'corpus:read') return printCorpus(rest[0] ?? '');
  if (tool.includes(':')) return runTool(tool, rest);
  if (tool === 'import') return importArticles(rest);
  const { flags, words } = readArguments(argv);
  if (flags.help) return print(USAGE);
  if (flags.version) return print(VERSION);
  const config = readConfig({ corpus: flags.corpus });
  const log = createStderrLog();
  if (words.length === 0) return serve(config, log);
  const corpus = await loadCorpus(config.corpus, COMPILED_CORPUS);
  const bot = createBot({ corpus, index: createSearchIndex(corpus), commands, log });

  if (words[0] === 'pipe' && words.length === 1) {
    await pipe(bot, { input: process.stdin, output: process.stdout });
    return 0;
  }
  const render = createRender(lookOf(config));
  return oneShot(bot, words, { render, write: (text) => process.stdout.write(text) });
}

/** The platforms that the settings name; a chat in the terminal, where there is one or nothing else to do. */
async function serve(config: Config, log: Log): Promise<number> {
  // memory is tidied when it is half as much again as is in use; by itself V8 waits until it is several times that
  setFlagsFromString('--heap-growing-percent=50');
  const terminal = process.stdin.isTTY && process.stdout.isTTY;
  const ending = onSignal();
  // before the corpus is read, so that no change is missed
  const watch = watchCorpus(config.corpus, { log });
  // to a terminal's program the signal says that the terminal was closed
  if (!terminal) process.on('SIGHUP', watch.notice);
  const edition = await loadEdition(config.corpus, COMPILED_CORPUS);
  const { corpus } = edition;
  const bot = createLiveBot(createBot({ corpus, index: createSearchIndex(corpus), commands, log }));

  const { createPlatforms } = await import('./platforms.ts');
  const platforms = await createPlatforms({ config, log, onFatal: fail });
  serving = platforms !== null;
  const metrics = platforms?.metrics ?? NO_METRICS;
  const reload = createReload({
    serving: edition,
    read: () => readAside(PROGRAM, config.corpus),
    take: (next) => exchange(bot, { corpus: next.corpus, log }),
    log,
    metrics,
  });
  if (platforms) {
    await warmUp(bot, corpus);
    ending.first = () => platforms.stop();
    await platforms.start(bot);
  }
  watch.start(reload);
  if (platforms && !terminal) return 0;
  await chat(bot, { config, corpus });
  watch.stop();
  await platforms?.stop();
  // a connection under way would hold up the end
  if (platforms) process.exit(0);
  return 0;
}

/** The first signal ends the program in good order, the second at once; as the first process of a container it gets no other end. */
function onSignal(): { first: () => Promise<void> } {
  const ending = { first: () => Promise.resolve() };
  let asked = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, () => {
      if (asked) process.exit(1);
      asked = true;
      ending.first().then(() => process.exit(0));
    });
  return ending;
}

/** Lets a changed corpus answer, once its index stands; conversations start afresh, for they spoke of the old one. */
async function exchange(
  bot: LiveBot,
  { corpus, log }: { corpus: Corpus; log: Log },
): Promise<void> {
  const next = createBot({ corpus, index: await buildSearchIndex(corpus), commands, log });
  await warmUp(next, corpus);
  bot.exchange(next);
}

/** The first question builds the index: nobody should wait for that, nor a platform's deadline pass. */
async function warmUp(bot: Bot, { event }: Corpus): Promise<void> {
  const origin = {
    id: randomUUID(),
    platform: 'console' as const,
    user: '',
    conversation: randomUUID(),
    direct: true,
  };
  for (const text of [`/ask ${event.name}`, `/compare ${event.name}`]) {
    await bot.handle({ kind: 'text', origin, text });
    // others are answered in between
    await setImmediate();
  }
}

async function chat(
  bot: Bot,
  { config, corpus }: { config: Config; corpus: Corpus },
): Promise<void> {
  const terminal = process.stdin.isTTY && process.stdout.isTTY;
  // while the person reads the welcome
  if (terminal) setImmediate().then(() => warmUp(bot, corpus));
  const adapter = createConsoleAdapter({
    input: process.stdin,
    output: process.stdout,
    terminal,
    // made anew for each reply: terminals are resized
    render: (reply) => createRender(lookOf(config))(reply),
    welcome: welcome(corpus),
  });
  await adapter.start(bot);
}

/** The tools for operators: `discord:register`, `discord:invite`, `slack:manifest`. */
async function runTool(tool: string, args: readonly string[]): Promise<number> {
  const { runOperatorTool } = await import('./operator-tools.ts');
  return runOperatorTool([tool, ...args], { commands, write: print });
}

/** What a running bot reads when its corpus has changed; see `readAside`. */
async function printCorpus(folder: string): Promise<number> {
  const { corpus, questions } = await compileFolder(folder);
  return print(`${corpus}\n${questions}`);
}

/** Turns pages into article files for review. */
async function importArticles(args: readonly string[]): Promise<number> {
  const { runImport } = await import('./import/run-import.ts');
  return runImport(args, {
    stdin: process.stdin,
    write: (text) => process.stdout.write(text),
    writeError: (text) => process.stderr.write(text),
    corpus: readConfig().corpus,
  });
}

function lookOf({ noColor }: Config) {
  const { isTTY, columns } = process.stdout;
  return {
    style: isTTY && !noColor ? COLOURED : PLAIN,
    width: isTTY ? Math.max(40, Math.min(columns, 100)) : Number.POSITIVE_INFINITY,
    citations: true,
  };
}

/** Flags may stand anywhere before `--`; what looks like none is a word. */
function readArguments(argv: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        corpus: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
        version: { type: 'boolean', short: 'v' },
      },
    });
    return { flags: values, words: positionals };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message.split('. ')[0] : String(cause);
    throw new AnchorageError('USAGE', `${reason}. Try --help`, { cause });
  }
}

function print(text: string): number {
  process.stdout.write(`${text}\n`);
  return 0;
}

function createStderrLog(): Log {
  return createLog((line) => process.stderr.write(`${line}\n`), { secrets: readSecrets() });
}

/** Says why the program ends, without secrets, and ends it: after a failure nobody foresaw, its state is not known. */
function fail(error: unknown): never {
  const foreseen = error instanceof AnchorageError;
  if (foreseen && !serving)
    process.stderr.write(`anchorage: ${createRedact(readSecrets())(error.message)}\n`);
  else
    createStderrLog().error(
      'process.failed',
      foreseen ? { code: error.code, reason: error.message } : fieldsOf(error),
    );
  process.exit(foreseen && error.code === 'USAGE' ? 2 : 1);
}
