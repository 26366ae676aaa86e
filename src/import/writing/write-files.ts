import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AnchorageError } from '../../errors.ts';

/**
 * Writes files into a folder: all beside their places first, under temporary names and flushed, then each renamed
 * into place, so that none is ever half-written. Folders are made.
 * @throws AnchorageError CORPUS_INVALID when something cannot be written; what stood there before stays.
 */
export async function writeFiles(
  folder: string,
  files: ReadonlyMap<string, string>,
): Promise<void> {
  const staged: { temporary: string; file: string }[] = [];
  try {
    for (const [name, text] of files) {
      const file = join(folder, name);
      const temporary = `${file}.${process.pid}.tmp`;
      await mkdir(dirname(file), { recursive: true });
      staged.push({ temporary, file });
      const handle = await open(temporary, 'wx');
      try {
        await handle.writeFile(text);
        await handle.sync();
      } finally {
        await handle.close();
      }
    }
    for (const { temporary, file } of staged) await rename(temporary, file);
  } catch (cause) {
    for (const { temporary } of staged) await rm(temporary, { force: true });
    const reason = cause instanceof Error && 'code' in cause ? ` (${cause.code})` : '';
    throw new AnchorageError('CORPUS_INVALID', `cannot be written${reason}`, {
      place: { file: folder },
      cause,
    });
  }
}
