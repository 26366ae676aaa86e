import * as z from 'zod';
import { startDiscord } from '../emulators/discord/emulator.ts';
import { startSlack } from '../emulators/slack/slack.ts';
import { TOKENS } from '../emulators/slack/web-api.ts';
import type { Drive } from './drive.ts';
import { createRandom } from './random.ts';

// An emulated platform as a process of its own: commanded by messages of its parent, and gone when that is.

const START = z.object({ platform: z.enum(['discord', 'slack']), options: z.looseObject({}) });

const COMMAND = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('run'),
    id: z.int(),
    module: z.string(),
    name: z.string(),
    args: z.unknown().optional(),
    seed: z.number(),
  }),
  z.object({ kind: z.literal('enough'), id: z.int() }),
]);

const running = new Map<number, AbortController>();
const { platform, options } = START.parse(JSON.parse(process.argv[2] ?? ''));
const started = platform === 'discord' ? await discord() : await slack();
process.on('message', (message) => void onCommand(COMMAND.parse(message)));
process.once('disconnect', () => process.exit(0));
// a terminal sends it to the whole group: the parent decides what ends when
process.on('SIGINT', () => undefined);
process.send?.({ kind: 'started', env: started.env });

async function onCommand(command: z.output<typeof COMMAND>): Promise<void> {
  const { id } = command;
  if (command.kind === 'enough') return running.get(id)?.abort();
  const enough = new AbortController();
  running.set(id, enough);
  try {
    const result = await started.run(await load(command), command.args, {
      random: createRandom(command.seed),
      signal: enough.signal,
      say: (text) => process.send?.({ kind: 'say', text }),
    });
    process.send?.({ kind: 'done', id, result });
  } catch (error) {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    process.send?.({ kind: 'failed', id, text });
  }
  running.delete(id);
}

/** The one place where a drive's type is taken on trust: `PlatformProcess.run` sent its address with fitting arguments. */
async function load({ module, name }: { module: string; name: string }) {
  const exported: Record<string, unknown> = await import(module);
  const drive = exported[name];
  if (typeof drive !== 'object' || drive === null || !('run' in drive))
    throw new Error(`${module} exports no drive ${name}`);
  return drive as Drive<unknown, unknown, unknown>;
}

async function discord() {
  const emulator = await startDiscord(options);
  return {
    env: { DISCORD_TOKEN: emulator.token, DISCORD_API_URL: emulator.url },
    run: (drive: Drive<unknown, unknown, unknown>, ...rest: Rest) => drive.run(emulator, ...rest),
  };
}

async function slack() {
  const emulator = await startSlack();
  return {
    env: {
      SLACK_BOT_TOKEN: TOKENS.bot,
      SLACK_APP_TOKEN: TOKENS.app,
      SLACK_API_URL: emulator.url,
    },
    run: (drive: Drive<unknown, unknown, unknown>, ...rest: Rest) => drive.run(emulator, ...rest),
  };
}

type Rest = [args: unknown, context: Parameters<Drive<unknown, unknown, unknown>['run']>[2]];
