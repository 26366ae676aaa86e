import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { INVENTED } from './fixtures/corpora.ts';

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url));

async function run(args: readonly string[], input = '') {
  const env = { PATH: process.env.PATH ?? '', NO_COLOR: '1' };
  const child = spawn(process.execPath, ['--import', 'tsx', MAIN, ...args], { env });
  const said = { out: '', err: '' };
  child.stdout.on('data', (chunk) => {
    said.out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    said.err += chunk;
  });
  child.stdin.end(input);
  const [status] = await once(child, 'close');
  return { status, ...said };
}

describe('the program', () => {
  let broken: string;

  beforeAll(async () => {
    broken = await mkdtemp(join(tmpdir(), 'corpus-'));
    await cp(INVENTED, broken, { recursive: true });
    const file = join(broken, 'articles', 'bell-002.md');
    const text = await readFile(file, 'utf8');
    await writeFile(
      file,
      text.replace('> — Corvin Dace, on the government’s decision {¶19}\n', ''),
    );
  });

  afterAll(async () => {
    await rm(broken, { recursive: true });
  });

  test.concurrent.each<[string, string[], number, 'out' | 'err', RegExp]>([
    ['an answer', ['--corpus', INVENTED, 'quote', 'morrow'], 0, 'out', /^Ilsabet Morrow\n/u],
    ['bad usage', ['--corpus', INVENTED, 'quote'], 2, 'out', /speaker is missing/u],
    [
      'an unknown flag',
      ['--nope'],
      2,
      'err',
      /^anchorage: Unknown option '--nope'\. Try --help\n$/u,
    ],
    ['the version', ['--version'], 0, 'out', /^\d+\.\d+\.\d+\n$/u],
    [
      'a missing corpus',
      ['--corpus', '/nowhere/at/all', 'help'],
      1,
      'err',
      /^anchorage: \/nowhere\/at\/all: is not a corpus.*\n$/u,
    ],
  ])(
    '%s',
    async (_, args, status, stream, said) => {
      const result = await run(args);
      expect(result.status).toBe(status);
      expect(result[stream]).toMatch(said);
      expect(result[stream === 'out' ? 'err' : 'out']).toBe('');
    },
    20_000,
  );

  test.concurrent('a broken corpus stops the start with one message that names file, line and field', async () => {
    expect(await run(['--corpus', broken, 'help'])).toEqual({
      status: 1,
      out: '',
      err: expect.stringMatching(
        /^anchorage: articles\/bell-002\.md:\d+: speaker: is a quotation without a speaker.*\n$/u,
      ),
    });
  }, 20_000);

  test.concurrent('pipe writes nothing but replies', async () => {
    const { status, out, err } = await run(
      ['--corpus', INVENTED, 'pipe'],
      '{"id":"1","text":"/help"}\nnonsense\n',
    );
    expect([status, err]).toEqual([0, '']);
    expect(
      out
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line).id)
        .sort(),
    ).toEqual(['1', null]);
  }, 20_000);
});
