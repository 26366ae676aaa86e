import type { Readable } from 'node:stream';
import { buildCorpus } from '../corpus/build.ts';
import { readCorpusFiles } from '../corpus/files.ts';
import { AnchorageError } from '../errors.ts';
import { type ImportOptions, readImportArguments, USAGE } from './arguments.ts';
import { type Assembly, assemble } from './assemble.ts';
import { type Draft, draftArticle } from './draft.ts';
import { readSource } from './input/read-source.ts';
import { createCast } from './people/cast.ts';
import { report } from './report.ts';
import type { KnownMoment } from './writing/sections.ts';
import { writeFiles } from './writing/write-files.ts';

/** Where an import reads from and writes to. */
export interface ImportIo {
  readonly stdin: Readable;
  readonly write: (text: string) => void;
  readonly writeError: (text: string) => void;
  /** The corpus folder where the command line names none. */
  readonly corpus: string;
}

/** How many files go by between two lines of progress. */
const STEP = 50;

/**
 * Imports articles into a corpus. Each file succeeds or fails by itself; nothing is written that the corpus would not
 * take, and nothing is replaced without `--force`.
 * @returns the exit status: 0, 1 when a file failed, 2 for bad usage.
 */
export async function runImport(args: readonly string[], io: ImportIo): Promise<number> {
  try {
    const today = new Date().toISOString().slice(0, 10);
    const options = readImportArguments(args, { corpus: io.corpus, today });
    if (options !== 'help') return await importAll(options, io, today);
    io.write(`${USAGE}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof AnchorageError)) throw error;
    io.writeError(`${error.message}\n`);
    return error.code === 'USAGE' ? 2 : 1;
  }
}

async function importAll(options: ImportOptions, io: ImportIo, today: string): Promise<number> {
  const files = await existingFiles(options.corpus);
  const { corpus, problems } =
    files.size > 0 ? buildCorpus(files, today) : { corpus: null, problems: [] };
  const cast = createCast(corpus?.people ?? []);
  const moments: KnownMoment[] = (corpus?.articles ?? []).flatMap(({ sections }) =>
    sections.map(({ moment, date, statement }) => ({
      moment,
      date: date?.text ?? null,
      statement,
    })),
  );
  let eventDay = files.has('event.yaml') ? (corpus?.event.lastDay ?? null) : null;
  const drafts = new Map<string, Draft>();
  let failed = 0;
  for (const [index, name] of options.files.entries()) {
    try {
      const draft = await draftArticle(name, await readSource(name, io.stdin), options, {
        cast,
        moments,
        eventDay,
        today,
      });
      refuseTaken({ draft, name, drafts, files, force: options.force });
      drafts.set(draft.file, draft);
      moments.push(...draft.article.sections);
      eventDay ??= draft.article.anchor.day;
    } catch (error) {
      failed++;
      io.writeError(`${reasonOf(error, name)}\n`);
    }
    if ((index + 1) % STEP === 0) io.writeError(`${index + 1} of ${options.files.length} read\n`);
  }
  if (drafts.size === 0) return 1;
  if (drafts.size >= STEP) io.writeError('Checking the whole corpus\n');
  const assembly = assemble([...drafts.values()], { files, corpus, problems, today });
  await save(assembly, options.corpus);
  for (const { draft, problem } of assembly.refused)
    io.writeError(`${draft.file}: refused: ${problem.message}\n`);
  io.write(report(assembly, { before: corpus, folder: options.corpus, kind: options.kind }));
  return failed + assembly.refused.length === 0 ? 0 : 1;
}

/** Whatever else goes wrong with a file is its own failure, too. */
function reasonOf(error: unknown, name: string): string {
  return error instanceof AnchorageError ? error.message : `${name}: cannot be read`;
}

async function save({ files, accepted, problem }: Assembly, folder: string): Promise<void> {
  if (problem) {
    const { message, ...place } = problem;
    throw new AnchorageError('CORPUS_INVALID', `${message}; nothing was written`, { place });
  }
  if (accepted.length > 0) await writeFiles(folder, files);
}

/** The files of a corpus; none where the folder is no corpus yet. */
async function existingFiles(folder: string): Promise<ReadonlyMap<string, string>> {
  try {
    return await readCorpusFiles(folder);
  } catch (error) {
    if (error instanceof AnchorageError && error.code === 'CORPUS_MISSING') return new Map();
    throw error;
  }
}

function refuseTaken({
  draft,
  name,
  drafts,
  files,
  force,
}: {
  draft: Draft;
  name: string;
  drafts: ReadonlyMap<string, Draft>;
  files: ReadonlyMap<string, string>;
  force: boolean;
}): void {
  const { file, article } = draft;
  if (drafts.has(file))
    throw new AnchorageError('USAGE', `would be ${file}, as a file before it; give it an --id`, {
      place: { file: name },
    });
  if (!files.has(file) || force) return;
  throw new AnchorageError(
    'USAGE',
    `is there already as ${article.id}; --force replaces it, --id gives another name`,
    { place: { file: name } },
  );
}
