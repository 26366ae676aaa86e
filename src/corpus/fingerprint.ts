import { createHash } from 'node:crypto';
import type { CorpusFiles } from './files.ts';

/** A hash over names and texts of the files of a corpus: equal only for the same corpus. */
export function fingerprint(files: CorpusFiles): string {
  const hash = createHash('sha256');
  for (const [name, text] of files) hash.update(`${name}\n${text.length}\n${text}`);
  return hash.digest('hex');
}

/** The start of a fingerprint: enough to tell versions apart, short enough to read. */
export function versionOf(mark: string): string {
  return mark.slice(0, 12);
}
