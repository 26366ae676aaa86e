import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { AnchorageError } from '../errors.ts';

/** What the name of a file ends in that is written whole, but does not stand in its place yet. */
export const STAGED = '.staged.tmp';

/** File of a corpus folder that names the staged files; while it is there, they count instead of those that they replace. */
export const RECORD = '.staged.json';

/** What an import writes, and no path out of the folder. */
const NAMES = z.array(
  z.string().regex(/^(?:articles\/[a-z0-9-]+\.md|(?:event|people|points)\.yaml)$/u),
);

/**
 * Names of the staged files, relative to the folder; mostly none.
 * @throws AnchorageError CORPUS_INVALID when the record is none that an import wrote: which files count is then unknown.
 */
export async function stagedFiles(folder: string): Promise<readonly string[]> {
  const file = join(folder, RECORD);
  const text = await readFile(file, 'utf8').catch(() => '[]');
  try {
    return NAMES.parse(JSON.parse(text));
  } catch (cause) {
    const message = 'is no list that an import wrote; delete it, and import again what is missing';
    throw new AnchorageError('CORPUS_INVALID', message, { place: { file }, cause });
  }
}
