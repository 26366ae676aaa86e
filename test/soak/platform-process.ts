import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import type { DiscordEmulator, EmulatorOptions } from '../emulators/discord/emulator.ts';
import type { Slack } from '../emulators/slack/slack.ts';
import type { Drive } from './drive.ts';

/** An emulated platform in a process of its own. */
export interface PlatformProcess<Platform> {
  /** The variables with which the bot finds it. */
  readonly env: Readonly<Record<string, string>>;
  /**
   * Runs a drive in there; `enough` tells it to come to its end.
   * @throws Error with the drive's stack when it rejects, or when the process ends.
   */
  run<Args, Result>(
    drive: Drive<Platform, Args, Result>,
    args: Args,
    enough?: AbortSignal,
  ): Promise<Result>;
  /** Ends it at once, with everything that runs in it. */
  stop(): Promise<void>;
}

export type DiscordProcess = PlatformProcess<DiscordEmulator>;
export type SlackProcess = PlatformProcess<Slack>;

/** Which platform, and what follows from the goal. */
export interface PlatformOptions {
  readonly platform: 'discord' | 'slack';
  readonly options?: EmulatorOptions;
  readonly seed: number;
  readonly say: (text: string) => void;
}

const MAIN = fileURLToPath(new URL('./platform-main.ts', import.meta.url));

const MESSAGE = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('started'), env: z.record(z.string(), z.string()) }),
  z.object({ kind: z.literal('say'), text: z.string() }),
  z.object({ kind: z.literal('done'), id: z.int(), result: z.unknown().optional() }),
  z.object({ kind: z.literal('failed'), id: z.int(), text: z.string() }),
]);

/** Starts it; resolves when it takes connections. */
export async function startPlatform<Platform>({
  platform,
  options = {},
  seed,
  say,
}: PlatformOptions): Promise<PlatformProcess<Platform>> {
  const child = fork(MAIN, [JSON.stringify({ platform, options })], {
    execArgv: ['--import', 'tsx'],
    // the messages of the drives are figures, which JSON carries
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const exited = once(child, 'exit');
  // what cannot be sent any more is told by the end of the process
  child.on('error', () => undefined);
  const waiting = new Map<number, { resolve(result: unknown): void; reject(error: Error): void }>();
  let runs = 0;
  const env = await new Promise<Readonly<Record<string, string>>>((resolve, reject) => {
    child.on('message', (data) => {
      const message = MESSAGE.parse(data);
      if (message.kind === 'started') return resolve(message.env);
      if (message.kind === 'say') return say(message.text);
      const run = waiting.get(message.id);
      waiting.delete(message.id);
      if (message.kind === 'done') run?.resolve(message.result);
      else run?.reject(new Error(message.text));
    });
    exited.then(() => {
      const ended = new Error(`the emulated ${platform} has ended`);
      reject(ended);
      for (const run of waiting.values()) run.reject(ended);
    });
  });

  return {
    env,
    run<Args, Result>(
      { module, name }: Drive<Platform, Args, Result>,
      args: Args,
      enough?: AbortSignal,
    ) {
      const id = ++runs;
      return new Promise<Result>((resolve, reject) => {
        if (!child.connected) return reject(new Error(`the emulated ${platform} has ended`));
        // the drive's own type says what comes back; see `load` in platform-main.ts
        waiting.set(id, { resolve: (result) => resolve(result as Result), reject });
        child.send({ kind: 'run', id, module, name, args, seed: seed + id });
        const tell = () => void (child.connected && child.send({ kind: 'enough', id }));
        enough?.addEventListener('abort', tell, { once: true });
        if (enough?.aborted) tell();
      });
    },
    async stop() {
      child.kill('SIGKILL');
      await exited;
    },
  };
}
