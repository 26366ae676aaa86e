import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createCustomIds } from '../../../src/adapters/discord/custom-id.ts';
import type { Bot } from '../../../src/bot/bot.ts';
import { menu, message, press, slash, typing } from '../../emulators/discord/payloads.ts';
import { realBot } from '../real-replies.ts';
import {
  buttonOf,
  connect,
  echo,
  keptMetrics,
  messageOf,
  PATIENT,
  stopAll,
  until,
  warmBot,
} from './harness.ts';

let bot: Bot;
beforeAll(async () => {
  bot = await warmBot();
}, 60_000);
afterAll(stopAll, 60_000);

const PRIVATE = 64;

describe('a slash command', PATIENT, () => {
  test('is answered at once, publicly, with an embed and what was asked', async () => {
    const { discord, ask } = await connect(bot);
    const asked = await ask(
      slash(discord.origin(), 'quote', { speaker: 'putin', about: 'security' }),
    );
    const [embed] = messageOf(asked).embeds;
    expect(asked.callback?.type).toBe(4);
    expect(messageOf(asked).flags).toBe(0);
    expect(embed?.author?.name).toBe('/quote putin about:security');
    expect(embed?.description).toContain('— **Vladimir Putin**');
    expect(discord.violations).toEqual([]);
  });

  test('gets an honest no and a mistake in private', async () => {
    const { discord, ask } = await connect(bot);
    for (const [name, options] of [
      ['quote', { speaker: 'nobody at all' }],
      ['timeline', { when: '2025-02-30' }],
      ['nothing', {}],
    ] as const)
      expect(messageOf(await ask(slash(discord.origin(), name, options))).flags).toBe(PRIVATE);
  });

  test('gets everything in private where that is set, but not in a direct message', async () => {
    const { discord, ask } = await connect(bot, { settings: { private: true } });
    const inServer = await ask(slash(discord.origin({ context: 0 }), 'help'));
    const direct = await ask(slash(discord.origin({ context: 1 }), 'help'));
    expect([messageOf(inServer).flags, messageOf(direct).flags]).toEqual([PRIVATE, 0]);
  });

  test('works in servers, direct messages and private channels', async () => {
    const { discord, ask } = await connect(bot);
    for (const context of [0, 1, 2] as const)
      expect((await ask(slash(discord.origin({ context }), 'help'))).callback?.type).toBe(4);
  });

  test('is answered once, though it comes twice', async () => {
    const { discord, ask } = await connect(bot);
    const payload = slash(discord.origin(), 'help');
    await ask(payload);
    discord.gateway.repeat(1);
    await ask(slash(discord.origin(), 'help'));
    expect(discord.requests.filter(({ path }) => path.includes(payload.id))).toHaveLength(1);
  });
});

describe('autocompletion', PATIENT, () => {
  test('offers what the bot suggests, at most 25', async () => {
    const { discord, ask } = await connect(bot);
    const { callback } = await ask(typing(discord.origin(), 'quote', 'speaker', 'zel'));
    expect(callback?.type).toBe(8);
    expect(callback?.data?.choices[0]).toEqual({
      name: 'Volodymyr Zelenskyy',
      value: 'Volodymyr Zelenskyy',
    });
    const all = await ask(typing(discord.origin(), 'compare', 'topic', ''));
    expect(all.callback?.data?.choices.length).toBeLessThanOrEqual(25);
    expect(discord.violations).toEqual([]);
  });

  test('offers nothing for an unknown command, and does not fail', async () => {
    const { discord, ask } = await connect(bot);
    const { callback } = await ask(typing(discord.origin(), 'nothing', 'x', 'y'));
    expect(callback).toMatchObject({ type: 8, data: { choices: [] } });
  });
});

describe('the command in the menu of a message', PATIENT, () => {
  test('checks the text of the message', async () => {
    const { discord, ask } = await connect(bot);
    const text = '> <@42> "Next time in Moscow" https://evil.example';
    const { callback } = await ask(menu(discord.origin(), 'Check this quotation', text));
    expect(callback?.data?.embeds[0]?.description).toContain('Vladimir Putin');
    expect(discord.violations).toEqual([]);
  });

  test('says what is missing where the message has no text', async () => {
    const { discord, ask } = await connect(bot);
    const asked = await ask(menu(discord.origin(), 'Check this quotation', ''));
    expect(messageOf(asked).flags).toBe(PRIVATE);
  });
});

describe('buttons', PATIENT, () => {
  test('turn the pages of a long answer, there and back', async () => {
    const { discord, ask } = await connect(bot);
    const first = messageOf(await ask(slash(discord.origin(), 'quote', { speaker: 'trump' })));
    const next = await ask(press(discord.origin(), buttonOf(first, 'Next ▶'), first));
    expect(next.callback?.type).toBe(7);
    expect(messageOf(next).embeds[0]?.footer?.text).toMatch(/^Page 2 of \d+$/u);
    const back = await ask(press(discord.origin(), buttonOf(messageOf(next), '◀ Back'), first));
    expect(messageOf(back).embeds).toEqual(first.embeds);
    expect(discord.violations).toEqual([]);
  });

  test('turn pages after a restart, also when another process takes over', async () => {
    const one = await connect(bot);
    const first = messageOf(await one.ask(slash(one.discord.origin(), 'timeline')));
    const two = await connect(bot);
    const next = await two.ask(press(two.discord.origin(), buttonOf(first, 'Next ▶'), first));
    expect(messageOf(next).embeds[0]?.footer?.text).toMatch(/^Page 2 /u);
  });

  test('turn the pages of an answer to a follow-up in a process that knows nothing of the talk', async () => {
    const one = await connect(bot);
    const say = async (text: string, id: string) => {
      const { posted } = one.discord;
      const before = posted.length;
      one.discord.gateway.dispatch('MESSAGE_CREATE', message(text, { id }));
      await until(() => expect(posted.length).toBeGreaterThan(before));
    };
    await say('/quote Zelenskyy', '9201');
    await say('and by Putin?', '9202');
    const followUp = one.discord.posted.at(-1)?.body;
    if (!followUp) throw new Error('no answer');
    const two = await connect((await realBot()).bot);
    const pressed = press(two.discord.origin(), buttonOf(followUp, 'Next ▶'), followUp);
    const next = messageOf(await two.ask(pressed));
    expect(next.embeds[0]?.footer?.text).toMatch(/^Page 2 of \d+$/u);
    expect(next.embeds[0]?.description).toContain('Vladimir Putin');
    expect(buttonOf(next, '◀ Back').length).toBeLessThanOrEqual(100);
  });

  test('that were tampered with are refused in private', async () => {
    const { discord, ask } = await connect(bot);
    const first = messageOf(await ask(slash(discord.origin(), 'timeline')));
    const id = buttonOf(first, 'Next ▶');
    for (const forged of [id.replace('1.', '2.'), `x${id}`, 'share', '', id.slice(0, -1)]) {
      const refused = await ask(press(discord.origin(), forged, first));
      expect(refused.callback?.type).toBe(4);
      expect(messageOf(refused).flags).toBe(PRIVATE);
    }
  });

  test('ask what was suggested', async () => {
    const { discord, ask } = await connect(bot);
    const help = messageOf(await ask(slash(discord.origin(), 'help')));
    const [suggestion = ''] = help.components.at(-1)?.components.map(({ label }) => label) ?? [];
    const asked = await ask(press(discord.origin(), buttonOf(help, suggestion), help));
    expect(asked.callback?.type).toBe(4);
    expect(messageOf(asked).embeds[0]?.author?.name).toBe(suggestion);
  });

  test('share a private answer: the same message, for everybody', async () => {
    const { discord, ask } = await connect(bot, { settings: { private: true } });
    const shown = messageOf(await ask(slash(discord.origin(), 'quote', { speaker: 'daalder' })));
    const shared = await ask(press(discord.origin(), buttonOf(shown, 'Share'), shown));
    expect(messageOf(shared)).toMatchObject({ embeds: shown.embeds, flags: 0 });
    expect(discord.violations).toEqual([]);
  });
});

describe('messages', PATIENT, () => {
  const self = '111';
  const silent = [
    message('what happened?', { id: '901', guild: '700' }),
    message('', { id: '902', guild: '700', mentions: [self] }),
    message('<@111> hi', { id: '903', guild: '700', mentions: [self], bot: true }),
    message('<@111> joined', { id: '904', guild: '700', mentions: [self], type: 7 }),
    message('<@43> hello', { id: '905', guild: '700', mentions: ['43'] }),
    message('', { id: '906' }),
    message('hello', { id: '907', author: self }),
  ];

  test('to the bot and mentions of it are answered as replies that ping nobody; all others are not', async () => {
    const { discord } = await connect(bot);
    for (const payload of silent) discord.gateway.dispatch('MESSAGE_CREATE', payload);
    discord.gateway.dispatch('MESSAGE_CREATE', message('/help', { id: '910' }));
    const mention = message(`<@!${self}> who said @everyone?`, {
      id: '911',
      guild: '700',
      channel: '601',
      mentions: [self],
    });
    discord.gateway.dispatch('MESSAGE_CREATE', mention);
    discord.gateway.repeat(1);
    await until(() => expect(discord.posted).toHaveLength(2));
    expect(discord.posted.map(({ channel }) => channel).toSorted()).toEqual(['600', '601']);
    for (const { body } of discord.posted)
      expect(body).toMatchObject({
        allowed_mentions: { parse: [], replied_user: false },
        enforce_nonce: true,
      });
    expect(discord.violations).toEqual([]);
  });

  test('of a mention and nothing else get the help', async () => {
    const { discord } = await connect(bot);
    discord.gateway.dispatch(
      'MESSAGE_CREATE',
      message('<@111>', { id: '920', guild: '700', mentions: [self] }),
    );
    await until(() => expect(discord.posted[0]?.body.embeds[0]?.title).toBe('Help'));
  });

  test('in servers get no answer that others would see, where answers are private', async () => {
    const { discord } = await connect(bot, { settings: { private: true } });
    const mention = message('<@111> who spoke?', { id: '925', guild: '700', mentions: [self] });
    discord.gateway.dispatch('MESSAGE_CREATE', mention);
    await until(() =>
      expect(discord.posted[0]?.body.embeds[0]?.description).toContain('for the asker only'),
    );
  });

  test('are posted once, though the connection is lost after Discord took them', async () => {
    const { discord } = await connect(bot);
    let lost = 0;
    discord.fail(({ path }) =>
      path.endsWith('/messages') && lost++ === 0 ? 'lost after commit' : null,
    );
    discord.gateway.dispatch('MESSAGE_CREATE', message('/help', { id: '930' }));
    await until(() => expect(lost).toBe(2));
    expect(discord.posted).toHaveLength(1);
  });
});

test(
  'a request names its asker, its channel and its server, where there is one',
  PATIENT,
  async () => {
    const listener = echo();
    const { discord, ask } = await connect(listener);
    const from = { user: '77', channel: '88', guild: '99' } as const;
    const first = messageOf(await ask(slash(discord.origin(from), 'help')));
    await ask(menu(discord.origin(from), 'Check this quotation', 'words'));
    await ask(press(discord.origin(from), customIdOf('/help', discord.token), first));
    const mention = message('<@111> hi', {
      id: '9301',
      author: '77',
      channel: '88',
      guild: '99',
      mentions: ['111'],
    });
    discord.gateway.dispatch('MESSAGE_CREATE', mention);
    await until(() => expect(listener.requests).toHaveLength(4));
    for (const { origin } of listener.requests)
      expect(origin).toMatchObject({ user: '77', conversation: '88', guild: '99', direct: false });
    await ask(slash(discord.origin({ ...from, context: 1 }), 'help'));
    expect(listener.requests.at(-1)?.origin).not.toHaveProperty('guild');
  },
);

test('what happens is counted and timed', PATIENT, async () => {
  const { metrics, kept } = keptMetrics();
  const { discord, adapter, ask } = await connect(echo(), { metrics });
  await ask(slash(discord.origin(), 'help'));
  discord.gateway.repeat(1);
  discord.gateway.cut();
  await until(() => expect(discord.gateway.resumes()).toBe(1));
  await until(() => expect(adapter.unready()).toBeNull());
  discord.fail(({ path }) => (path.includes('callback') ? { status: 403 } : null));
  discord.interact(slash(discord.origin(), 'help'));
  await until(() =>
    expect(kept.toSorted()).toEqual([
      'acknowledging true discord',
      'answering true discord',
      'duplicates discord',
      'reconnects discord resumed',
      'undelivered discord refused',
    ]),
  );
});

test('the bot asks for no privileged intent, and says who it is', PATIENT, async () => {
  const { discord, ask } = await connect(bot);
  await ask(slash(discord.origin(), 'help'));
  const privileged = (1 << 1) | (1 << 8) | (1 << 15);
  expect(discord.gateway.identifies.map(({ intents }) => intents & privileged)).toEqual([0]);
  expect(discord.requests.at(-1)?.userAgent).toMatch(/^DiscordBot \(.+\) anchorage\//u);
});

test('neither tokens nor texts nor user ids stand in the log', PATIENT, async () => {
  const { discord, ask, logged } = await connect(bot);
  discord.fail(({ path }) => (path.includes('callback') ? { status: 403 } : null));
  discord.interact(
    slash(discord.origin({ user: '424242' }), 'ask', { question: 'canary question' }),
  );
  discord.gateway.dispatch('INTERACTION_CREATE', { id: 'x', canary: 'canary question' });
  await until(() => expect(logged.join()).toContain('not_sent'));
  discord.fail(() => null);
  await ask(slash(discord.origin(), 'help'));
  expect(logged.join('\n')).not.toMatch(/canary|424242|interaction-token/u);
});

/** The button that another process of the same bot made. */
function customIdOf(line: string, token: string): string {
  return createCustomIds(token).write({ kind: 'ask', line }) ?? '';
}
