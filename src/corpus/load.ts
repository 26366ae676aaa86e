import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { readCompiled } from './compiled.ts';
import type { Corpus } from './corpus.ts';
import { readCorpusFiles } from './files.ts';
import { corpusError } from './problem.ts';

/**
 * Reads a corpus folder.
 * @param compiled file of a compiled corpus, taken when it was made from the very same files.
 * @returns the corpus, deeply frozen.
 * @throws AnchorageError CORPUS_MISSING, CORPUS_INVALID (file, line and field of the first problem).
 */
export async function loadCorpus(folder: string, compiled?: string): Promise<Corpus> {
  const [files, text] = await Promise.all([
    readCorpusFiles(folder),
    compiled === undefined ? '' : readFile(compiled, 'utf8').catch(() => ''),
  ]);
  const ready = readCompiled(text, files, () =>
    readFileSync(questionsBeside(compiled ?? ''), 'utf8'),
  );
  if (ready) return ready;
  // loaded only here: reading YAML and validating take longer than the rest of a start
  const { buildCorpus } = await import('./build.ts');
  const { corpus, problems } = buildCorpus(files);
  const [first, ...others] = problems;
  if (first) throw corpusError([first, ...others]);
  return corpus;
}

/** The file of the questions that belongs to a compiled corpus. */
export function questionsBeside(compiled: string): string {
  return `${compiled}.questions`;
}
