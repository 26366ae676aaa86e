import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { type Compiled, compile, readCompiled } from './compiled.ts';
import type { Corpus } from './corpus.ts';
import { type CorpusFiles, readCorpusFiles } from './files.ts';
import { fingerprint, versionOf } from './fingerprint.ts';
import { corpusError } from './problem.ts';

/** A corpus as its files were at one time. */
export interface Edition {
  readonly corpus: Corpus;
  /** Twelve characters, equal only for the same files. */
  readonly version: string;
}

/**
 * Reads a corpus folder.
 * @param compiled file of a compiled corpus, taken when it was made from the very same files.
 * @returns the corpus, deeply frozen.
 * @throws AnchorageError CORPUS_MISSING, CORPUS_INVALID (file, line and field of the first problem).
 */
export async function loadEdition(folder: string, compiled?: string): Promise<Edition> {
  const [files, text] = await Promise.all([
    readCorpusFiles(folder),
    compiled === undefined ? '' : readFile(compiled, 'utf8').catch(() => ''),
  ]);
  const mark = fingerprint(files);
  const ready = readCompiled(text, mark, () =>
    readFileSync(questionsBeside(compiled ?? ''), 'utf8'),
  );
  return { corpus: ready ?? (await build(files)), version: versionOf(mark) };
}

/** The corpus of a folder; see `loadEdition`. */
export async function loadCorpus(folder: string, compiled?: string): Promise<Corpus> {
  const { corpus } = await loadEdition(folder, compiled);
  return corpus;
}

/** Reads and checks a corpus folder, and puts it into lines that are read quickly. @throws as `loadEdition`. */
export async function compileFolder(folder: string): Promise<Compiled> {
  const files = await readCorpusFiles(folder);
  return compile(await build(files), files);
}

/** The file of the questions that belongs to a compiled corpus. */
export function questionsBeside(compiled: string): string {
  return `${compiled}.questions`;
}

async function build(files: CorpusFiles): Promise<Corpus> {
  // loaded only here: reading YAML and validating take longer than the rest of a start
  const { buildCorpus } = await import('./build.ts');
  const { corpus, problems } = buildCorpus(files);
  const [first, ...others] = problems;
  if (first) throw corpusError([first, ...others]);
  return corpus;
}
