import { describe, expect, test } from 'vitest';
import { commands } from '../../../commands/index.ts';
import { createManifest, SCOPES } from '../../../src/adapters/slack/manifest.ts';
import { manifestFaults } from '../../emulators/slack/manifest-rules.ts';

const description = 'Answers questions about one news event from its articles';
const manifest = createManifest({ commands, description });

/** Which scope Slack asks for each event (https://docs.slack.dev/reference/events). */
const EVENT_SCOPES: Readonly<Record<string, string | null>> = {
  app_home_opened: null,
  app_mention: 'app_mentions:read',
  assistant_thread_started: 'assistant:write',
  'message.im': 'im:history',
};

describe('the manifest keeps Slack’s rules', () => {
  const http = createManifest({ commands, description, url: 'https://bot.example' });
  const prefixed = createManifest({ commands, description: 'x'.repeat(500), prefix: 'summit-' });

  test.each([
    ['over sockets', manifest],
    ['over HTTP', http],
    ['with a prefix', prefixed],
  ])('of names, lengths, counts, forms, scopes and events, %s', (_name, made) => {
    expect(manifestFaults(made)).toEqual([]);
  });

  test.each<[string, (made: typeof manifest) => void]>([
    ['a name too long', (made) => (made.display_information.name = 'x'.repeat(36))],
    ['an empty description', (made) => (made.display_information.description = '')],
    ['a scope that does not exist', (made) => made.oauth_config.scopes.bot.push('chat:shout')],
    ['a scope twice', (made) => made.oauth_config.scopes.bot.push('chat:write')],
    [
      'an unknown event',
      (made) => made.settings.event_subscriptions.bot_events.push('message.all'),
    ],
    [
      'a command without its slash',
      ({ features }) => set(features.slash_commands, 'command', 'ask'),
    ],
    [
      'a command too long',
      ({ features }) => set(features.slash_commands, 'command', `/${'x'.repeat(32)}`),
    ],
    ['an unknown setting', ({ features }) => set(features.slash_commands, 'hint', 'x')],
    ['no address but a word', ({ features }) => set(features.slash_commands, 'url', 'bot')],
    ['a shortcut too wordy', ({ features }) => set(features.shortcuts, 'name', 'x'.repeat(25))],
  ])('so that %s would be found', (_name, spoil) => {
    const spoilt = structuredClone(manifest);
    spoil(spoilt);
    expect(manifestFaults(spoilt)).not.toEqual([]);
  });

  test('each scope is asked for by something; none is missing', () => {
    const scopes = manifest.oauth_config.scopes.bot;
    const { bot_events: events } = manifest.settings.event_subscriptions;
    const asked = events.map((event) => EVENT_SCOPES[event]);
    expect(asked).not.toContain(undefined);
    const needed = ['chat:write', 'commands', ...asked.filter((scope) => scope !== null)];
    expect([...scopes].sort()).toEqual([...new Set(needed)].sort());
    expect(Object.values(SCOPES).every((reason) => reason.length > 10)).toBe(true);
  });

  test('every command is declared, in order, as it is written', () => {
    expect(manifest.features.slash_commands.map(({ command }) => command)).toEqual(
      commands.map(({ name }) => `/${name}`),
    );
  });

  test('all of it can be printed', () => {
    expect(JSON.parse(JSON.stringify(manifest))).toEqual(manifest);
  });
});

test('a prefix stands before each command', () => {
  const { features } = createManifest({ commands, description, prefix: 'summit-' });
  expect(features.slash_commands[1]?.command).toBe('/summit-quote');
});

test('Socket Mode needs no address; over HTTP each command, event and interaction has it', () => {
  expect(manifest.settings.socket_mode_enabled).toBe(true);
  expect(JSON.stringify(manifest)).not.toContain('http');
  const http = createManifest({ commands, description, url: 'https://bot.example' });
  const address = 'https://bot.example/slack/events';
  expect(http.settings).toMatchObject({
    socket_mode_enabled: false,
    event_subscriptions: { request_url: address },
    interactivity: { request_url: address, message_menu_options_url: address },
  });
  expect(http.features.slash_commands.every((command) => command.url === address)).toBe(true);
});

test('a name that Slack keeps for itself, or does not take, is refused with the setting that mends it', () => {
  const named = (name: string) => commands.slice(0, 1).map((command) => ({ ...command, name }));
  for (const name of ['who', 'search', 'Ask', 'a b', 'x'.repeat(32)])
    expect(() => createManifest({ commands: named(name), description })).toThrow(
      /SLACK_COMMAND_PREFIX/u,
    );
  expect(() => createManifest({ commands: named('who'), description, prefix: 'x-' })).not.toThrow();
});

function set(items: readonly object[], key: string, value: string): void {
  Object.assign(items[0] ?? {}, { [key]: value });
}
