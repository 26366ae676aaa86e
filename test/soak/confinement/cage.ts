import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { openSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Exit } from '../bot-process.ts';

/** A process that may read and nothing else, with everything that it tried. */
export interface Caged {
  /** Resolves to where it serves HTTP, when it does. @throws Error with its last words when it ends before. */
  readonly url: Promise<string>;
  /** Of node itself; null when it is gone. */
  status(): Readonly<Record<string, string>> | null;
  /** Ends node, not the cage. */
  kill(signal: NodeJS.Signals): void;
  /** Ends the cage, with all that is in it. */
  destroy(): void;
  readonly exit: Promise<Exit>;
}

/** What is to be run, and where its system calls are written to. */
export interface CageOptions {
  readonly program: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly trace: string;
}

/** Nobody: a user without any file. */
const AS_NOBODY =
  '--reuid=65534 --regid=65534 --clear-groups --no-new-privs --bounding-set=-all --inh-caps=-all'.split(
    ' ',
  );
const CALLS =
  'execve,connect,open,openat,openat2,creat,mkdir,mkdirat,mknod,mknodat,rename,renameat,renameat2,unlink,unlinkat,link,linkat,symlink,symlinkat,truncate';

/** In a mount namespace of its own, every file system is made read-only; then strace, which drops to nobody, starts node. */
const CAGE = `
for place in $(awk '$4 ~ /^rw/ && $2 !~ /^\\/(proc|sys)/ { print $2 }' /proc/self/mounts); do
  mount -o remount,bind,ro "$place" || exit 70
done
exec strace --follow-forks --seccomp-bpf --quiet=all --trace=${CALLS} --string-limit=200 --output=/dev/fd/3 \\
  setpriv ${AS_NOBODY.join(' ')} "$@"
`;

/** Whether this machine can build a cage in which `file` can be read: root on Linux, with unshare, setpriv and strace. */
export function canCage(file: string): boolean {
  const works = (program: string, ...words: readonly string[]) =>
    spawnSync(program, words, { stdio: 'ignore' }).status === 0;
  const read = `require('node:fs').readFileSync(${JSON.stringify(file)})`;
  return (
    process.platform === 'linux' &&
    process.getuid?.() === 0 &&
    works('unshare', '--mount', 'true') &&
    works('strace', '--version') &&
    works('setpriv', ...AS_NOBODY, process.execPath, '-e', read)
  );
}

/** Starts a program in a cage. */
export function cage({ program, env, trace }: CageOptions): Caged {
  const child = spawn(
    'unshare',
    ['--mount', '--propagation', 'private', 'sh', '-c', CAGE, 'cage', ...program],
    {
      env: { PATH: process.env.PATH, ...env },
      cwd: '/',
      stdio: ['ignore', 'ignore', 'pipe', openSync(trace, 'w')],
    },
  );
  const exit = once(child, 'exit').then(([code, signal]): Exit => ({ code, signal }));
  return {
    url: addressOf(child),
    status() {
      const pid = nodeOf(child);
      return pid === null ? null : statusOf(pid);
    },
    kill(signal) {
      const pid = nodeOf(child);
      if (pid !== null) process.kill(pid, signal);
    },
    destroy: () => void child.kill('SIGKILL'),
    exit,
  };
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    if (!child.stderr) throw new Error('no stderr');
    const said: string[] = [];
    const lines = createInterface({ input: child.stderr });
    lines.on('line', (line) => {
      said.push(line);
      const port = /"http\.listening".*"port":(\d+)/u.exec(line)?.[1];
      if (port !== undefined) resolve(`http://127.0.0.1:${port}`);
    });
    lines.on('close', () => reject(new Error(`it has ended: ${said.slice(-5).join(' | ')}`)));
  });
}

/** The process that strace watches: its only child. */
function nodeOf({ pid }: ChildProcess): number | null {
  const children = read(`/proc/${pid}/task/${pid}/children`).trim();
  return children === '' ? null : Number(children.split(' ')[0]);
}

function statusOf(pid: number): Readonly<Record<string, string>> {
  const lines = read(`/proc/${pid}/status`).trim().split('\n');
  return Object.fromEntries(lines.map((line) => line.split(/:\s*/u).slice(0, 2)));
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
