import { readFile } from 'node:fs/promises';
import type { Corpus } from './corpus.ts';
import type { CorpusFiles } from './files.ts';
import { fingerprint } from './fingerprint.ts';
import { freeze } from './freeze.ts';

/** What the build writes: a corpus that was parsed and checked, and the fingerprint of its files. */
export interface CompiledCorpus {
  readonly fingerprint: string;
  readonly corpus: Corpus;
}

/**
 * The compiled corpus, if the file was made from just these files; null where it is missing, broken or stale. The
 * fingerprint vouches for its content: our own build wrote it after all checks.
 */
export async function readCompiled(file: string, files: CorpusFiles): Promise<Corpus | null> {
  const text = await readFile(file, 'utf8').catch(() => '');
  const mark = `{"fingerprint":"${fingerprint(files)}",`;
  return text.startsWith(mark) ? freeze(corpusIn(text)) : null;
}

function corpusIn(text: string): Corpus {
  // the one place where data is taken on trust: see above
  const { corpus } = JSON.parse(text) as CompiledCorpus;
  return corpus;
}
