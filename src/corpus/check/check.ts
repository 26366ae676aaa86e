import { buildCorpus } from '../build.ts';
import { readCorpusFiles } from '../files.ts';
import { corpusError } from '../problem.ts';
import { checkAgainstTexts } from './against-texts.ts';
import { coverage } from './coverage.ts';
import { readTexts } from './texts.ts';

export interface CheckOptions {
  /** Folder of the corpus. */
  readonly corpus: string;
  /** Folder of the articles' own texts; without it only the corpus itself is checked. */
  readonly articles?: string | undefined;
  /** Takes each line of the report. */
  readonly print: (line: string) => void;
}

/**
 * Checks a corpus and reports: each problem as `file:line: field: message`, then what the corpus holds.
 * @returns the number of problems.
 * @throws AnchorageError CORPUS_MISSING, CORPUS_INVALID for files that cannot be read, USAGE for `articles`.
 */
export async function check({ corpus: folder, articles, print }: CheckOptions): Promise<number> {
  const texts = articles === undefined ? null : await readTexts(articles);
  const built = buildCorpus(await readCorpusFiles(folder));
  const problems = [
    ...built.problems,
    ...(texts ? checkAgainstTexts(built.corpus, texts, built.lineOf) : []),
  ];
  for (const problem of problems) print(corpusError([problem]).message);
  for (const line of coverage(built.corpus)) print(line);
  const compared = texts ? ', compared with the articles' : '';
  const count = `${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}`;
  print(`${built.corpus.articles.length} articles checked${compared}: ${count}`);
  return problems.length;
}
