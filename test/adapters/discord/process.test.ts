import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type DiscordEmulator, startDiscord } from '../../emulators/discord/emulator.ts';
import { menu, message, press, slash, typing } from '../../emulators/discord/payloads.ts';
import { buttonOf, messageOf, responded, until } from './harness.ts';

/** The program under test, as arguments of node. */
const PROGRAM = [fileURLToPath(new URL('../../../dist/main.js', import.meta.url))];
const SLOW = { timeout: 120_000 };

interface Running {
  readonly discord: DiscordEmulator;
  readonly child: ChildProcess;
  readonly output: { stdout: string; stderr: string };
  /** Resolves to the exit status. */
  readonly ended: Promise<number | null>;
}

async function run(
  words: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Promise<Running> {
  const discord = await startDiscord();
  const child = spawn(process.execPath, [...PROGRAM, ...words], {
    env: {
      PATH: process.env.PATH,
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.url,
      PORT: '0',
      HOST: '127.0.0.1',
      // one user asks here for all
      RATE_LIMIT_USER: 'off',
      RATE_LIMIT_GUILD: 'off',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (data) => {
    output.stdout += String(data);
  });
  child.stderr.on('data', (data) => {
    output.stderr += String(data);
  });
  const ended = once(child, 'exit').then(([status]) =>
    typeof status === 'number' ? status : null,
  );
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
    await discord.stop();
  });
  return { discord, child, output, ended };
}

/** Where the program says that it serves HTTP. */
function address({ stderr }: Running['output']): string {
  return `http://127.0.0.1:${/"http\.listening","port":(\d+)/u.exec(stderr)?.[1] ?? ''}`;
}

async function connected(running: Running): Promise<Running> {
  await until(() => expect(running.discord.gateway.connections()).toBe(1), 60_000);
  return running;
}

describe('the bot as a process', () => {
  test(
    'answers everything that Discord sends, survives a cut, and drains on SIGTERM',
    SLOW,
    async () => {
      const { discord, child, output, ended } = await connected(await run());
      const ask = async (payload: { readonly id: string }) => {
        discord.interact(payload);
        return responded(discord, payload.id);
      };
      const quoted = messageOf(await ask(slash(discord.origin(), 'quote', { speaker: 'trump' })));
      expect(quoted.embeds[0]?.description).toContain('Donald Trump');
      const completed = await ask(typing(discord.origin(), 'quote', 'speaker', 'put'));
      expect(completed.callback?.data?.choices[0]?.name).toBe('Vladimir Putin');
      const turned = await ask(press(discord.origin(), buttonOf(quoted, 'Next ▶'), quoted));
      expect(messageOf(turned).embeds[0]?.footer?.text).toMatch(/^Page 2/u);
      const checked = await ask(
        menu(discord.origin(), 'Check this quotation', 'Next time in Moscow'),
      );
      expect(messageOf(checked).embeds[0]?.description).toContain('Vladimir Putin');
      discord.gateway.dispatch('MESSAGE_CREATE', message('/help', { id: '950' }));
      discord.gateway.dispatch(
        'MESSAGE_CREATE',
        message('<@111> /help', { id: '951', guild: '700', channel: '601', mentions: ['111'] }),
      );
      await until(() => expect(discord.posted).toHaveLength(2));

      discord.gateway.cut();
      await until(() => expect(discord.gateway.connections()).toBe(0));
      expect((await fetch(`${address(output)}/readyz`)).status).toBe(503);
      expect((await ask(slash(discord.origin(), 'sources'))).callback?.type).toBe(4);
      expect(discord.gateway.resumes()).toBe(1);
      expect((await fetch(`${address(output)}/readyz`)).status).toBe(200);

      const last = Array.from({ length: 20 }, () => slash(discord.origin(), 'timeline'));
      for (const payload of last) discord.interact(payload);
      // the answer to the first shows that all have arrived: they came in one piece
      await responded(discord, last[0]?.id ?? '');
      const asked = Date.now();
      child.kill('SIGTERM');
      expect(await ended).toBe(0);
      expect(Date.now() - asked).toBeLessThan(5000);
      expect(last.filter(({ id }) => discord.interaction(id).callback === null)).toEqual([]);
      expect(discord.violations).toEqual([]);
      expect(output.stderr).not.toMatch(/canary|interaction-token/u);
    },
  );

  test.each([
    ['the gateway', ({ gateway }: DiscordEmulator) => gateway.close(4004)],
    [
      'REST',
      (discord: DiscordEmulator) => {
        discord.fail(({ path }) => (path.endsWith('/messages') ? { status: 401 } : null));
        discord.gateway.dispatch('MESSAGE_CREATE', message('/help', { id: '952' }));
      },
    ],
  ])('exits with the reason when %s says that the token is dead', SLOW, async (_name, say) => {
    const { discord, output, ended } = await connected(await run());
    say(discord);
    expect(await ended).toBe(1);
    expect(output.stderr).toMatch(
      /"event":"process\.failed","code":"PLATFORM_REFUSED","reason":"DISCORD_TOKEN: Discord does not know this token/u,
    );
  });

  test('registers the commands from the command line', SLOW, async () => {
    const { discord, output, ended } = await run(['discord:register']);
    expect(await ended).toBe(0);
    expect(output.stdout).toMatch(/^Registered 9 commands everywhere/u);
    expect(discord.requests.at(-1)?.method).toBe('PUT');
  });
});
