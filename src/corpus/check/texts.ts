import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AnchorageError } from '../../errors.ts';

/** The text of an article as the outlet printed it: its non-empty lines, in order. */
export interface ArticleText {
  /** Path of the file. */
  readonly file: string;
  /** Paragraph 1 comes first. */
  readonly paragraphs: readonly string[];
}

/**
 * Reads the `.txt` files of a folder, sorted by name.
 * @throws AnchorageError USAGE when the folder cannot be read.
 */
export async function readTexts(folder: string): Promise<readonly ArticleText[]> {
  const names = await readdir(folder).catch((cause: unknown) => {
    const message = 'is no folder of article texts; name one with --articles DIR';
    throw new AnchorageError('USAGE', message, { place: { file: folder }, cause });
  });
  return Promise.all(
    names
      .filter((name) => name.endsWith('.txt'))
      .sort()
      .map(async (name) => {
        const file = join(folder, name);
        const lines = (await readFile(file, 'utf8')).split(/\r?\n/u);
        return { file, paragraphs: lines.filter((line) => line.trim() !== '') };
      }),
  );
}
