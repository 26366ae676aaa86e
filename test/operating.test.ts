import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type DiscordEmulator, startDiscord } from './emulators/discord/emulator.ts';
import { slash, typing } from './emulators/discord/payloads.ts';
import { type Slack, startSlack } from './emulators/slack/slack.ts';
import { TOKENS } from './emulators/slack/web-api.ts';
import { INVENTED } from './fixtures/corpora.ts';

// the machine may be busy with other tests
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const ASKER = '80351110224678912';
/** What no line may hold: tokens, addresses that answer without one, people, and what they ask. */
const SECRET = new RegExp(
  `canary|interaction-token|xox|xapp-|/respond/|${ASKER}|U0READER|zaphod`,
  'iu',
);

interface Program {
  readonly child: ChildProcess;
  readonly said: { out: string; err: string };
  readonly ended: Promise<unknown[]>;
}

/** The program as a process of its own, with a module loaded before it. */
function start(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  before = '',
): Program {
  const child = spawn(
    process.execPath,
    [
      '--import',
      'tsx',
      '--import',
      `data:text/javascript,${encodeURIComponent(before)}`,
      MAIN,
      ...args,
    ],
    { env: { PATH: process.env.PATH, ANCHORAGE_CORPUS: INVENTED, ...env }, stdio: 'pipe' },
  );
  const said = { out: '', err: '' };
  child.stdout.on('data', (chunk) => {
    said.out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    said.err += chunk;
  });
  return { child, said, ended: once(child, 'close') };
}

function recordsOf(text: string): readonly Record<string, unknown>[] {
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

const until = (check: () => void | Promise<void>) =>
  vi.waitFor(check, { timeout: 60_000, interval: 20 });

describe('the bot as its operator sees it', () => {
  let discord: DiscordEmulator;
  let slack: Slack;
  let bot: Program;
  let port = '';

  beforeAll(async () => {
    [discord, slack] = await Promise.all([startDiscord(), startSlack()]);
    bot = start([], {
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.url,
      SLACK_BOT_TOKEN: TOKENS.bot,
      SLACK_APP_TOKEN: TOKENS.app,
      SLACK_API_URL: slack.url,
      PORT: '0',
      HOST: '127.0.0.1',
      METRICS_TOKEN: 'canary-metrics',
      RATE_LIMIT_USER: '3/3600',
      LOG_UNANSWERED: 'on',
    });
    await until(async () => {
      port = /"http\.listening","port":(\d+)/u.exec(bot.said.err)?.[1] ?? '';
      expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200);
    });
  });

  afterAll(async () => {
    bot.child.kill('SIGKILL');
    await Promise.all([bot.ended, discord.stop(), slack.stop()]);
  });

  /** The first response to a command in Discord. */
  async function ask(name: string, options: Record<string, string>, user: string): Promise<string> {
    const payload = slash(discord.origin({ user }), name, options);
    discord.interact(payload);
    await until(() => expect(discord.interaction(payload.id).callback).not.toBeNull());
    return JSON.stringify(discord.interaction(payload.id).callback);
  }

  async function figures(): Promise<string> {
    const headers = { authorization: 'Bearer canary-metrics' };
    return (await fetch(`http://127.0.0.1:${port}/metrics`, { headers })).text();
  }

  test('somebody who asks too often is told so in private, others are answered, and all is counted', async () => {
    const noisy = { speaker: 'morrow' };
    const answers: string[] = [];
    for (let asked = 0; asked < 5; asked++) answers.push(await ask('quote', noisy, '1'));
    expect(
      answers.map((text) => text.includes('You have asked me 3 times in 3600 seconds.')),
    ).toEqual([false, false, false, true, true]);
    expect(answers[4]).toMatch(/"flags":64\b/u);
    expect(await ask('quote', noisy, '2')).toContain('Ilsabet Morrow');
    expect((await fetch(`http://127.0.0.1:${port}/metrics`)).status).toBe(401);
    const text = await figures();
    for (const line of [
      'anchorage_requests_total{platform="discord",command="quote",status="answer"} 4',
      'anchorage_rate_limited_total{scope="user",of="request"} 2',
      'anchorage_handling_duration_seconds_count{platform="discord"} 4',
    ])
      expect(text.split('\n')).toContain(line);
  });

  test('suggestions go on for others, and end for those who type too much', async () => {
    const type = async (user: string) => {
      const payload = typing(discord.origin({ user }), 'quote', 'speaker', 'mor');
      discord.interact(payload);
      await until(() => expect(discord.interaction(payload.id).callback).not.toBeNull());
      return discord.interaction(payload.id).callback?.data?.choices.length;
    };
    const offered: unknown[] = [];
    for (let letter = 0; letter < 31; letter++) offered.push(await type('3'));
    expect([offered[29], offered[30], await type('4')]).toEqual([offered[0], 0, offered[0]]);
    expect(offered[0]).toBeGreaterThan(0);
  });

  test('a question that the corpus could not answer is one line without its asker', async () => {
    await ask('whois', { name: `the baker <@${ASKER}> of 12345678` }, ASKER);
    const line = recordsOf(bot.said.err).find(({ event }) => event === 'question.unanswered');
    expect(line).toMatchObject({
      kind: 'unknown_name',
      question: '/whois the baker [mention] of [number]',
    });
    expect(await figures()).toContain('anchorage_no_answers_total{kind="unknown_name"} 1');
  });

  test('no line holds a secret, whatever fails, and each is JSON', async () => {
    const faults = [
      { status: 500 },
      { status: 401 },
      { status: 403, code: 50013 },
      { status: 404, code: 10062 },
      { status: 400, code: 50035 },
      { status: 429, headers: { 'retry-after': '1' } },
      'lost before commit',
      'lost after commit',
    ] as const;
    for (const fault of faults) {
      discord.fail(({ path }) => (path.includes('/callback') ? fault : null));
      discord.interact(slash(discord.origin({ user: ASKER }), 'quote', { speaker: 'zaphod' }));
      const before = discord.requests.length;
      await until(() => expect(discord.requests.length).toBeGreaterThan(before));
    }
    discord.gateway.dispatch('INTERACTION_CREATE', { id: 'zaphod', token: 'canary' });
    for (const fault of [
      { status: 500 },
      { error: 'channel_not_found' },
      { cut: 'before' },
    ] as const) {
      slack.fail('respond', fault, fault, fault, fault);
      slack.fail('chat.postMessage', fault, fault, fault);
      slack.fail('chat.postEphemeral', fault, fault, fault);
      await slack.command('/quote', 'zaphod');
    }
    const failed = () => recordsOf(bot.said.err).filter(({ level }) => level !== 'info');
    await until(() => expect(failed()).not.toEqual([]));
    bot.child.kill('SIGTERM');
    expect(await bot.ended).toEqual([0, null]);
    expect(recordsOf(bot.said.err)).not.toEqual([]);
    const unasked = bot.said.err
      .split('\n')
      .filter((line) => !line.includes('"question.unanswered"'));
    expect(unasked.filter((line) => SECRET.test(line))).toEqual([]);
    expect(bot.said.out).toBe('');
  });
});

describe.concurrent('the end of the program', () => {
  /** Fails when it is told to, with an error full of secrets. */
  const failing = (how: string) => `process.on('SIGUSR2', () => {
    const { DISCORD_TOKEN, SAID } = process.env;
    const error = new TypeError('login as ' + DISCORD_TOKEN + ' for ' + SAID);
    Object.assign(error, { code: DISCORD_TOKEN, requestBody: SAID });
    ${how}
  });`;

  test.each([
    ['an exception that nobody caught', 'throw error;'],
    ['a rejection that nobody handled', 'Promise.reject(error);'],
    ['a rejection that is no error', 'Promise.reject(error.message);'],
  ])('after %s has status 1 and one line without secrets', async (_, how) => {
    const { child, said, ended } = start(
      ['pipe'],
      { DISCORD_TOKEN: 'x.canary.y', SAID: 'zaphod\n    at canary' },
      failing(how),
    );
    child.stdin?.write('{"id":"1","text":"/help"}\n');
    await until(() => expect(said.out).not.toBe(''));
    child.kill('SIGUSR2');
    expect(await ended).toEqual([1, null]);
    const records = recordsOf(said.err);
    expect(records).toMatchObject([{ level: 'error', event: 'process.failed' }]);
    expect(said.err).not.toMatch(SECRET);
  });

  test('after a platform that refuses its token is one record with the reason, like all that a serving bot says', async () => {
    const discord = await startDiscord();
    const { said, ended } = start([], {
      DISCORD_TOKEN: 'x.canary.y',
      DISCORD_API_URL: discord.url,
      PORT: '0',
      HOST: '127.0.0.1',
    });
    expect(await ended).toEqual([1, null]);
    await discord.stop();
    const failures = recordsOf(said.err).filter(({ event }) => event === 'process.failed');
    expect(failures).toMatchObject([
      {
        ...{ level: 'error', code: 'PLATFORM_REFUSED' },
        reason: expect.stringContaining('Discord does not know this token'),
      },
    ]);
    expect(said.err).not.toMatch(SECRET);
  });

  test('after a setting that is wrong names the variable, not its value', async () => {
    const { said, ended } = start([], {
      DISCORD_TOKEN: 'x.canary.y',
      RATE_LIMIT_GUILD: 'canary often',
    });
    expect(await ended).toEqual([1, null]);
    expect(said.err).toBe(
      'anchorage: .env: RATE_LIMIT_GUILD: must be off, or a number and the seconds that it counts for, such as 20/60\n',
    );
  });
});
