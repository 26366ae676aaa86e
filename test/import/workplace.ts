import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { runImport } from '../../src/import/run-import.ts';

/** A temporary folder with an import that writes into `corpus` below it. */
export interface Workplace {
  readonly folder: string;
  readonly corpus: string;
  run(
    args: readonly string[],
    stdin?: string | Buffer,
  ): Promise<{ status: number; out: string; err: string }>;
  /** Writes a file to be imported; gives its path. */
  given(name: string, bytes: string | Buffer): Promise<string>;
  clear(): Promise<void>;
}

export async function createWorkplace(): Promise<Workplace> {
  const folder = await mkdtemp(join(tmpdir(), 'import-'));
  const corpus = join(folder, 'corpus');
  return {
    folder,
    corpus,
    async run(args, stdin = '') {
      let out = '';
      let err = '';
      const status = await runImport(args, {
        stdin: Readable.from([Buffer.from(stdin)]),
        write: (text) => {
          out += text;
        },
        writeError: (text) => {
          err += text;
        },
        corpus,
      });
      return { status, out, err };
    },
    async given(name, bytes) {
      await writeFile(join(folder, name), bytes);
      return join(folder, name);
    },
    clear: () => rm(folder, { recursive: true }),
  };
}

/** All files below a folder, with their bytes. */
export async function snapshot(path: string): Promise<readonly (readonly [string, string])[]> {
  const names = (await readdir(path, { recursive: true, withFileTypes: true })).filter((one) =>
    one.isFile(),
  );
  return Promise.all(
    names.map(
      async (one) => [one.name, await readFile(join(one.parentPath, one.name), 'utf8')] as const,
    ),
  );
}
