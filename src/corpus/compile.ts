import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { buildCorpus } from './build.ts';
import { compile } from './compiled.ts';
import { readCorpusFiles } from './files.ts';
import { questionsBeside } from './load.ts';

// Runs in the build: writes the shipped corpus, parsed and checked, beside the program, so that a start need not.
const files = await readCorpusFiles(fileURLToPath(new URL('../corpus', import.meta.url)));
const { corpus, problems } = buildCorpus(files);
if (problems.length === 0) {
  const target = fileURLToPath(new URL('./corpus.txt', import.meta.url));
  const { corpus: text, questions } = compile(corpus, files);
  await Promise.all([writeFile(target, text), writeFile(questionsBeside(target), questions)]);
}
