#!/usr/bin/env node
import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { commands } from '../commands/index.ts';
import { createConsoleAdapter } from './adapters/console/chat.ts';
import { oneShot } from './adapters/console/one-shot.ts';
import { pipe } from './adapters/console/pipe.ts';
import { createRender } from './adapters/console/render.ts';
import { COLOURED, PLAIN } from './adapters/console/style.ts';
import { USAGE, welcome } from './adapters/console/welcome.ts';
import { type Bot, createBot } from './bot/bot.ts';
import { COMPILED_CORPUS, type Config, loadEnvFile, readConfig } from './config.ts';
import type { Corpus } from './corpus/corpus.ts';
import { loadCorpus } from './corpus/load.ts';
import { AnchorageError } from './errors.ts';
import { createLog } from './log.ts';
import { createSearchIndex } from './retrieval/search-index.ts';
import { VERSION } from './version.ts';

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  fail(error);
}

/** Composition root: settings, corpus, index, bot, then the door asked for. Returns the exit status. */
async function main(argv: readonly string[]): Promise<number> {
  await loadEnvFile();
  const [tool = '', ...rest] = argv;
  if (tool.includes(':')) return runTool(tool, rest);
  if (tool === 'import') return importArticles(rest);
  const { flags, words } = readArguments(argv);
  if (flags.help) return print(USAGE);
  if (flags.version) return print(VERSION);
  const config = readConfig({ corpus: flags.corpus });
  const corpus = await loadCorpus(config.corpus, COMPILED_CORPUS);
  const log = createLog((line) => process.stderr.write(`${line}\n`));
  const bot = createBot({ corpus, index: createSearchIndex(corpus), commands, log });

  if (words[0] === 'pipe' && words.length === 1) {
    await pipe(bot, { input: process.stdin, output: process.stdout });
    return 0;
  }
  const render = createRender(lookOf(config));
  if (words.length > 0)
    return oneShot(bot, words, { render, write: (text) => process.stdout.write(text) });

  const { createPlatforms } = await import('./platforms.ts');
  const platforms = await createPlatforms({ config, log, onFatal: fail });
  const terminal = process.stdin.isTTY && process.stdout.isTTY;
  if (platforms) {
    await warmUp(bot, corpus);
    const stop = () => platforms.stop().then(() => process.exit(0));
    process.once('SIGTERM', stop);
    process.once('SIGINT', stop);
    await platforms.start(bot);
    if (!terminal) return 0;
  }
  await chat(bot, { config, corpus });
  await platforms?.stop();
  // a connection under way would hold up the end
  if (platforms) process.exit(0);
  return 0;
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
  for (const text of [`/ask ${event.name}`, `/compare ${event.name}`])
    await bot.handle({ kind: 'text', origin, text });
}

async function chat(
  bot: Bot,
  { config, corpus }: { config: Config; corpus: Corpus },
): Promise<void> {
  const terminal = process.stdin.isTTY && process.stdout.isTTY;
  // while the person reads the welcome
  if (terminal) setImmediate(() => warmUp(bot, corpus));
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

/** Says why the program ends, and ends it; what is no operator's error is thrown on. */
function fail(error: unknown): never {
  if (!(error instanceof AnchorageError)) throw error;
  process.stderr.write(`anchorage: ${error.message}\n`);
  process.exit(error.code === 'USAGE' ? 2 : 1);
}
