import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { runImport } from '../../src/import/run-import.ts';
import { SHIPPED } from '../fixtures/corpora.ts';

const ARTICLES = fileURLToPath(new URL('../../../shared/articles', import.meta.url));
const IDS = ['global-news', 'alaska-001', 'alaska-002', 'alaska-003', 'alaska-004'];

/**
 * Imports the articles themselves, whole, into a new corpus with the ids of the shipped one: nothing in it was written
 * or corrected by a person. `questions`: with what readers ask, which belongs to the same paragraphs.
 * @throws Error when an import fails.
 */
export async function importArticles(
  corpus: string,
  { questions }: { questions: boolean },
): Promise<void> {
  const files = (await readdir(ARTICLES)).filter((name) => name.endsWith('.txt')).sort();
  for (const [i, file] of files.entries()) {
    let errors = '';
    const status = await runImport(
      [join(ARTICLES, file), '--id', IDS[i] ?? '', '--kind', 'full', '--corpus', corpus],
      {
        stdin: Readable.from([]),
        write: () => {},
        writeError: (text) => {
          errors += text;
        },
        corpus,
      },
    );
    if (status !== 0) throw new Error(errors);
  }
  if (questions) await copyQuestions(join(SHIPPED, 'queries'), join(corpus, 'queries'));
}

/** Copies what readers ask without which sentence answers: that is one of the shipped corpus. */
async function copyQuestions(from: string, to: string): Promise<void> {
  await mkdir(to);
  for (const file of await readdir(from)) {
    const text = await readFile(join(from, file), 'utf8');
    await writeFile(join(to, file), text.replace(/^ {2}(?:sentence|quotation): .*\n/gmu, ''));
  }
}
