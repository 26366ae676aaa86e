import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import {
  directMessage,
  mention,
  type Payload,
  press,
  shortcut,
  slash,
  submission,
  typeAhead,
} from '../../emulators/slack/payloads.ts';
import { SIGNING_SECRET, type Slack, sign, startSlack } from '../../emulators/slack/slack.ts';
import { type Posted, TOKENS } from '../../emulators/slack/web-api.ts';
import { until } from './starting.ts';

// the machine may be busy with other tests
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

/** The built bot. */
const PROGRAM = fileURLToPath(new URL('../../../dist/main.js', import.meta.url));

interface Running {
  readonly child: ChildProcess;
  readonly port: number;
  readonly exit: Promise<unknown[]>;
  readonly said: readonly string[];
}

/** The bot as a process of its own, up to the log line that is waited for. */
async function run(environment: Readonly<Record<string, string>>, last: string): Promise<Running> {
  const child = spawn(process.execPath, [PROGRAM], {
    env: {
      PATH: process.env.PATH,
      SLACK_BOT_TOKEN: TOKENS.bot,
      PORT: '0',
      HOST: '127.0.0.1',
      ...environment,
    },
    stdio: ['ignore', 'inherit', 'pipe'],
  });
  const exit = once(child, 'exit');
  const said: string[] = [];
  let port = 0;
  if (child.stderr === null) throw new Error('no stderr');
  const lines = createInterface({ input: child.stderr });
  await new Promise<void>((resolve) => {
    lines.on('line', (line) => {
      said.push(line);
      const match = /"http\.listening".*"port":(\d+)/u.exec(line);
      if (match) port = Number(match[1]);
      if (line.includes(last)) resolve();
    });
    lines.on('close', resolve);
  });
  return { child, port, exit, said };
}

const DISTURBED = {
  sockets: 'hears on through refreshes, drops and malformed frames',
  http: 'hears on through forged, malformed and oversized requests',
} as const;

const WAYS = {
  sockets: { SLACK_APP_TOKEN: TOKENS.app },
  http: { SLACK_SIGNING_SECRET: SIGNING_SECRET },
} as const;

interface Placed {
  readonly slack: Slack;
  readonly bot: Running;
}

const placed = new Map<keyof typeof WAYS, Placed>();

// side by side, because each takes its time to start
beforeAll(() => Promise.all([place('sockets'), place('http')]));
afterAll(() => Promise.all([...placed.values()].map(end)));

async function place(mode: keyof typeof WAYS): Promise<void> {
  const slack = await startSlack();
  const bot = await run({ SLACK_API_URL: slack.url, ...WAYS[mode] }, 'slack.ready');
  placed.set(mode, { slack, bot });
  if (mode === 'sockets') await slack.sockets.connected(2);
}

async function end({ slack, bot }: Placed): Promise<void> {
  bot.child.kill('SIGKILL');
  await bot.exit;
  await slack.stop();
}

describe.each(['sockets', 'http'] as const)('the bot as a process, over %s', (mode) => {
  let slack: Slack;
  let bot: Running;
  beforeAll(() => {
    const found = placed.get(mode);
    if (!found) throw new Error('not started');
    ({ slack, bot } = found);
  });

  /** Sends a payload the way that is tested; resolves to what it is acknowledged with. */
  async function send(kind: 'events_api' | 'slash_commands' | 'interactive', payload: Payload) {
    if (mode === 'sockets') return (await slack.sockets.deliver(kind, payload)).payload;
    const form = (fields: Payload) =>
      new URLSearchParams(
        Object.entries(fields).map(([name, value]): [string, string] => [name, String(value)]),
      ).toString();
    const body =
      kind === 'events_api'
        ? JSON.stringify(payload)
        : form(kind === 'interactive' ? { payload: JSON.stringify(payload) } : payload);
    const type = kind === 'events_api' ? 'json' : 'x-www-form-urlencoded';
    const headers = { 'content-type': `application/${type}`, ...sign(body) };
    const url = `http://127.0.0.1:${bot.port}/slack/events`;
    const response = await fetch(url, { method: 'POST', body, headers });
    expect(response.status).toBe(200);
    const text = await response.text();
    return text === '' ? undefined : JSON.parse(text);
  }

  async function answerTo(kind: Parameters<typeof send>[0], payload: Payload): Promise<Posted> {
    const before = slack.posted.items.length;
    await send(kind, payload);
    const answer = (await slack.posted.count(before + 1))[before];
    if (!answer) throw new Error('no answer');
    return answer;
  }

  test('says that it is ready', async () => {
    const response = await fetch(`http://127.0.0.1:${bot.port}/readyz`);
    expect([response.status, await response.json()]).toMatchObject([200, { ready: true }]);
  });

  test('answers commands, buttons, the shortcut, direct messages and mentions', async () => {
    const command = slack.responsive(slash('/quote', 'daalder'));
    expect((await answerTo('slash_commands', command)).body.text).toContain('Daalder');
    const button = slack.responsive(press({ action_id: 'try:0', value: '/quote daalder' }));
    expect((await answerTo('interactive', button)).body.text).toContain('Daalder');
    const check = slack.responsive(shortcut('We are counting on America'));
    expect((await answerTo('interactive', check)).body.text).toContain('¶');
    const direct = await answerTo('events_api', directMessage('quote daalder'));
    expect(direct.body.text).toContain('Daalder');
    const said = await answerTo('events_api', mention('quote daalder', { ts: '8.8' }));
    expect(said.body).toMatchObject({ thread_ts: '8.8' });
  });

  test('opens a form, suggests while somebody types in it, and answers it', async () => {
    await send('slash_commands', slack.responsive(slash('/compare', '')));
    const { args } = await slack.calls.find(({ method }) => method === 'views.open');
    const view = JSON.parse(JSON.stringify(args.view));
    const { action_id } = view.blocks[0].element;
    const { options } = await send('interactive', typeAhead(action_id, 'talks'));
    const topic = String(options[1].value);
    const answer = await answerTo('interactive', submission(view, { topic }));
    expect(answer.body.text).toContain(topic);
  });

  test('answers once what comes twice', async () => {
    const before = slack.posted.items.length;
    const event = directMessage('help');
    await send('events_api', event);
    await send('events_api', { ...event, token: 'again' });
    await answerTo('slash_commands', slack.responsive(slash('/help', '')));
    await slack.posted.count(before + 2);
    expect(slack.posted.items).toHaveLength(before + 2);
  });

  test(DISTURBED[mode], async () => {
    const help = () => answerTo('slash_commands', slack.responsive(slash('/help', '')));
    for (const disturb of disturbances()) {
      await disturb();
      await help();
    }
    expect(bot.child.exitCode).toBeNull();
  });

  /** What each way of hearing has to live through. */
  function disturbances(): readonly (() => Promise<void>)[] {
    if (mode === 'sockets') {
      const refreshes = ['warning', 'refresh_requested', 'too_many_websockets'].map(
        (reason) => async () => {
          const opened = slack.sockets.opened();
          const close = slack.sockets.refresh(reason);
          await until(() => slack.sockets.opened() > opened);
          close();
        },
      );
      const frames = ['{"type":"app_rate_limited"}', '{"type":"events_api","payload":null}', '{'];
      const malformed = frames.map((frame) => async () => slack.sockets.raw(frame));
      return [...refreshes, async () => slack.sockets.drop(0), ...malformed];
    }
    const url = `http://127.0.0.1:${bot.port}/slack/events`;
    const bodies = ['', '{', 'null', '{"type":"event_callback","event":null}', 'x'.repeat(300_000)];
    return bodies.map((body) => async () => {
      const refused = await fetch(url, { method: 'POST', body }).catch(() => null);
      expect(refused === null || refused.status >= 400).toBe(true);
      await fetch(url, { method: 'POST', body, headers: sign(body) }).catch(() => null);
    });
  }

  test('ends on SIGTERM with everything answered, within five seconds, and without a secret in its log', async () => {
    const before = slack.posted.items.length;
    for (let number = 0; number < 5; number++) await send('events_api', directMessage('help'));
    const since = Date.now();
    bot.child.kill('SIGTERM');
    expect(await bot.exit).toEqual([0, null]);
    expect(Date.now() - since).toBeLessThan(5000);
    expect(slack.posted.items).toHaveLength(before + 5);
    expect(slack.violations).toEqual([]);
    expect(bot.said.join('\n')).not.toMatch(/canary|U0READER01/u);
  });
});

test('a token that Slack refuses ends the process with the reason, at once or when it is revoked', async () => {
  const slack = await startSlack();
  const environment = { SLACK_API_URL: slack.url, SLACK_APP_TOKEN: TOKENS.app };
  const [wrong, revoked] = await Promise.all([
    run({ ...environment, SLACK_BOT_TOKEN: 'xoxb-wrong' }, 'never'),
    run(environment, 'slack.ready'),
  ]);
  expect(await wrong.exit).toEqual([1, null]);
  expect(wrong.said.at(-1)).toContain('invalid_auth');
  slack.refuse('app', 'token_revoked');
  slack.sockets.drop();
  expect(await revoked.exit).toEqual([1, null]);
  expect(revoked.said.join('\n')).toMatch(/"process\.failed".*"reason":"Slack does not accept/u);
  await slack.stop();
});
