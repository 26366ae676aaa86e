import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';

/** What the name of a file ends in that is written whole, but does not stand in its place yet. */
export const STAGED = '.staged.tmp';

/** File of a corpus folder that names the staged files; while it is there, they count instead of those that they replace. */
export const RECORD = '.staged.json';

/** Names of the staged files, relative to the folder; mostly none. */
export async function stagedFiles(folder: string): Promise<readonly string[]> {
  const text = await readFile(join(folder, RECORD), 'utf8').catch(() => '[]');
  return z.array(z.string()).parse(JSON.parse(text));
}
