import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';

/** How a process came to its end; one of the two is null. */
export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** What the bot's process holds, after a garbage collection; sizes in bytes. */
export interface Memory {
  readonly heapUsed: number;
  readonly rss: number;
  /** Sockets, timers and the like. */
  readonly handles: number;
}

/** The built bot in a process of its own. */
export interface BotProcess {
  readonly pid: number;
  /** Where it serves HTTP, as `http://127.0.0.1:port`; empty until it says so. */
  readonly url: string;
  /** The last lines of its standard error; at most 2,000. */
  readonly lines: readonly string[];
  /** Lines that hold a token or an id of a user: there must be none. */
  readonly leaks: readonly string[];
  /** How many lines it logged with this event. */
  logged(event: string): number;
  readonly exit: Promise<Exit>;
  /** Null while it runs. */
  readonly exited: Exit | null;
  /** Whether a signal was sent by `kill`. */
  readonly killed: boolean;
  kill(signal: NodeJS.Signals): void;
  /** Resolves when `/readyz` says 200. @throws Error with its last words when it ends before, or after 30 s. */
  ready(): Promise<void>;
  /** What it holds. @throws Error when it was not started with `probe`. */
  memory(): Promise<Memory>;
}

/** How the bot is started. */
export interface BotOptions {
  /** Folder of the built bot. */
  readonly dist: string;
  readonly env: Readonly<Record<string, string>>;
  /** Arguments after `main.js`. */
  readonly words?: readonly string[];
  /** Whether `memory` is wanted: node is then started with `--expose-gc` and a probe. */
  readonly probe?: boolean;
}

const PROBE = fileURLToPath(new URL('./memory-probe.mjs', import.meta.url));
const KEPT = 2000;
/** What no line may hold: every token of the emulators is a canary. */
const SECRET = /canary|interaction-token|\bU0READER|\/respond\//u;
const LONGEST_START = 30_000;

/** Starts it, and returns at once. Only PATH of this process's environment goes along. */
export function startBot({ dist, env, words = [], probe = false }: BotOptions): BotProcess {
  const node = probe ? ['--expose-gc', '--import', PROBE] : [];
  const child = spawn(process.execPath, [...node, join(dist, 'main.js'), ...words], {
    env: { PATH: process.env.PATH, PORT: '0', HOST: '127.0.0.1', ...env },
    stdio: ['ignore', 'ignore', 'pipe', probe ? 'ipc' : 'ignore'],
  });
  const said = listen(child);
  let exited: Exit | null = null;
  let killed = false;
  const orphan = () => void child.kill('SIGKILL');
  process.once('exit', orphan);
  const exit = once(child, 'exit').then(([code, signal]): Exit => {
    exited = { code, signal };
    process.off('exit', orphan);
    return exited;
  });

  return {
    pid: child.pid ?? 0,
    get url() {
      return said.url;
    },
    lines: said.lines,
    leaks: said.leaks,
    logged: (event) => said.events.get(event) ?? 0,
    exit,
    get exited() {
      return exited;
    },
    get killed() {
      return killed;
    },
    kill(signal) {
      killed = true;
      child.kill(signal);
    },
    async ready() {
      const deadline = Date.now() + LONGEST_START;
      while (exited === null && Date.now() < deadline) {
        if (said.url !== '' && (await isReady(said.url))) return;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      throw new Error(`the bot is not ready: ${said.lines.slice(-3).join(' | ')}`);
    },
    memory: () => memoryOf(child),
  };
}

function listen(child: ChildProcess) {
  const said = {
    url: '',
    lines: [] as string[],
    leaks: [] as string[],
    events: new Map<string, number>(),
  };
  if (!child.stderr) throw new Error('no stderr');
  createInterface({ input: child.stderr }).on('line', (line) => {
    if (said.lines.push(line) > KEPT) said.lines.shift();
    if (SECRET.test(line) && said.leaks.length < KEPT) said.leaks.push(line);
    const event = /"event":"([^"]+)"/u.exec(line)?.[1];
    if (event !== undefined) said.events.set(event, (said.events.get(event) ?? 0) + 1);
    const port = /"http\.listening".*"port":(\d+)/u.exec(line)?.[1];
    if (port !== undefined) said.url = `http://127.0.0.1:${port}`;
  });
  return said;
}

async function isReady(url: string): Promise<boolean> {
  const response = await fetch(`${url}/readyz`).catch(() => null);
  await response?.arrayBuffer().catch(() => undefined);
  return response?.status === 200;
}

const MEMORY = z.object({ id: z.int(), heapUsed: z.number(), rss: z.number(), handles: z.int() });
let asked = 0;

function memoryOf(child: ChildProcess): Promise<Memory> {
  return new Promise((resolve, reject) => {
    const id = ++asked;
    const onMessage = (message: unknown) => {
      const { id: answered, ...memory } = MEMORY.parse(message);
      if (answered !== id) return;
      child.off('message', onMessage);
      resolve(memory);
    };
    child.on('message', onMessage);
    child.once('exit', () => reject(new Error('the bot has ended')));
    child.send(id, (error) => error && reject(error));
  });
}
