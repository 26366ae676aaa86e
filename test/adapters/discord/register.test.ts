import { describe, expect, onTestFinished, test } from 'vitest';
import { commands } from '../../../commands/index.ts';
import { discordCli } from '../../../src/adapters/discord/cli.ts';
import { registration } from '../../../src/adapters/discord/registration.ts';
import { startDiscord } from '../../emulators/discord/emulator.ts';
import { commandViolations } from '../../emulators/discord/limits.ts';
import { PATIENT } from './harness.ts';

async function cli(...words: readonly string[]) {
  const discord = await startDiscord();
  onTestFinished(() => discord.stop());
  const written: string[] = [];
  const run = (args: readonly string[] = words, token: string | undefined = discord.token) =>
    discordCli(args, {
      commands,
      settings: { token, apiUrl: discord.url, shards: 'auto', private: false },
      write: (line) => written.push(line),
    });
  const uploads = () => discord.requests.filter(({ method }) => method === 'PUT');
  return { discord, run, written, uploads };
}

describe('the registration', PATIENT, () => {
  test('is what Discord takes: every command, for servers and accounts, everywhere', () => {
    const body = registration(commands);
    expect(commandViolations(body)).toEqual([]);
    expect(body.map(({ name }) => name)).toEqual([
      ...commands.map(({ name }) => name),
      'Check this quotation',
    ]);
    for (const command of body)
      expect(command).toMatchObject({ integration_types: [0, 1], contexts: [0, 1, 2] });
  });

  test('offers autocompletion for every option that the command suggests for', () => {
    const options = registration(commands).flatMap((command) =>
      'options' in command ? command.options : [],
    );
    const completed = options.filter((option) => option.autocomplete).map(({ name }) => name);
    expect(completed).toEqual(
      expect.arrayContaining(['speaker', 'about', 'name', 'topic', 'article']),
    );
  });
});

describe('discord:register', PATIENT, () => {
  test('uploads once, and again only when something has changed', async () => {
    const { discord, run, written, uploads } = await cli('discord:register');
    expect(await run()).toBe(0);
    expect(await run()).toBe(0);
    expect(written).toEqual([
      expect.stringMatching(/^Registered 9 /u),
      expect.stringMatching(/^Nothing to do/u),
    ]);
    expect(uploads().map(({ path }) => path)).toEqual([
      `/applications/${discord.applicationId}/commands`,
    ]);
    expect(discord.violations).toEqual([]);
  });

  test('with --guild uploads to that server', async () => {
    const { discord, run, uploads } = await cli('discord:register', '--guild', '123');
    await run();
    await run();
    expect(uploads().map(({ path }) => path)).toEqual([
      `/applications/${discord.applicationId}/guilds/123/commands`,
    ]);
  });

  test('with --dry-run uploads nothing', async () => {
    const { run, written, uploads } = await cli('discord:register', '--dry-run');
    await run();
    expect(written).toEqual([expect.stringMatching(/^Would register/u)]);
    expect(uploads()).toEqual([]);
  });

  test('with --dry-run needs no token, and then asks Discord nothing', async () => {
    const written: string[] = [];
    const write = (line: string) => written.push(line);
    const run = (...args: readonly string[]) =>
      discordCli(args, { commands, settings: null, write });
    expect(await run('discord:register', '--dry-run', '--guild', '123')).toBe(0);
    expect(written).toEqual([
      expect.stringMatching(
        /^Would register 9 commands in the server 123 \(ask, .* takes DISCORD_TOKEN/u,
      ),
    ]);
    await expect(run('discord:register')).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
    await expect(run('discord:invite', '--dry-run')).rejects.toMatchObject({
      code: 'CONFIG_INVALID',
    });
  });

  test.each([
    [['discord:register', '--nonsense'], 'USAGE'],
    [['discord:register', '--guild', 'home'], 'USAGE'],
  ])('refuses %s', async (words, code) => {
    const { run } = await cli();
    await expect(run(words)).rejects.toMatchObject({ code });
  });

  test('says what is wrong with the token, or with Discord', async () => {
    const { discord, run } = await cli('discord:register');
    await expect(run(['discord:register'], '')).rejects.toMatchObject({ code: 'PLATFORM_REFUSED' });
    await expect(run(['discord:register'], 'dead')).rejects.toThrow(/does not know the token/u);
    discord.fail(() => ({ status: 429, headers: { 'retry-after': '7' } }));
    await expect(run()).rejects.toThrow(/wait \d+ seconds/u);
    discord.fail(() => 'lost before commit');
    await expect(run()).rejects.toThrow(/No good answer from Discord/u);
  });
});

test('discord:invite prints links with the least permissions', async () => {
  const { run, written } = await cli('discord:invite');
  await run();
  const [server = '', account = ''] = written.map((line) => line.slice(line.indexOf('https:')));
  expect(Object.fromEntries(new URL(server).searchParams)).toEqual({
    client_id: '222',
    integration_type: '0',
    scope: 'bot applications.commands',
    permissions: '274877991936',
  });
  expect(new URL(account).searchParams.get('integration_type')).toBe('1');
});

test('other words are not for Discord', async () => {
  const { run } = await cli('quote', 'somebody');
  expect(await run()).toBeNull();
});
