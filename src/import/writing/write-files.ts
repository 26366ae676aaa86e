import { link, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { RECORD, STAGED, stagedFiles } from '../../corpus/staged.ts';
import { AnchorageError } from '../../errors.ts';

/**
 * Writes files into a corpus folder, all or none, even when the process is killed: first beside their places and
 * flushed, then recorded, from when on they are what is read, then each renamed into its place. What an import that was
 * cut off left behind is finished, or cleared away where it had not got that far. One import at a time; folders are made.
 * @throws AnchorageError CORPUS_INVALID when something cannot be written; what stood there before stands there again,
 * or when the record of an import that was cut off cannot be read; then nothing is touched.
 */
export async function writeFiles(
  folder: string,
  files: ReadonlyMap<string, string>,
): Promise<void> {
  const placed: string[] = [];
  const left = await stagedFiles(folder);
  try {
    for (const name of left) await place(join(folder, name));
    await clear(folder);
    for (const [name, text] of files) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeWhole(join(folder, `${name}${STAGED}`), text);
    }
    await writeWhole(join(folder, `${RECORD}${STAGED}`), JSON.stringify([...files.keys()]));
    await rename(join(folder, `${RECORD}${STAGED}`), join(folder, RECORD));
    for (const name of files.keys()) {
      const file = join(folder, name);
      await link(file, old(file)).catch(ignoreMissing);
      await place(file);
      placed.push(file);
    }
  } catch (cause) {
    for (const file of placed) await rename(old(file), file).catch(() => rm(file));
    const reason = cause instanceof Error && 'code' in cause ? ` (${cause.code})` : '';
    throw new AnchorageError('CORPUS_INVALID', `cannot be written${reason}`, {
      place: { file: folder },
      cause,
    });
  } finally {
    await clear(folder);
  }
}

async function writeWhole(file: string, text: string): Promise<void> {
  const handle = await open(file, 'w');
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Puts a staged file into its place; one that is gone was put there before the process was killed. */
async function place(file: string): Promise<void> {
  await rename(`${file}${STAGED}`, file).catch(ignoreMissing);
}

/** A second name of what stood there before. */
function old(file: string): string {
  return `${file}.old${STAGED}`;
}

/** Removes what is staged. */
async function clear(folder: string): Promise<void> {
  await rm(join(folder, RECORD), { force: true });
  for (const part of ['', 'articles', 'queries']) {
    const names = await readdir(join(folder, part)).catch(() => []);
    for (const name of names)
      if (name.endsWith(STAGED))
        await rm(join(folder, part, name), { force: true, recursive: true });
  }
}

function ignoreMissing(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
}
