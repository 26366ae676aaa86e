import { describe, expect, test } from 'vitest';
import { commands } from '../../../commands/index.ts';
import { createManifest, SCOPES } from '../../../src/adapters/slack/manifest.ts';

const description = 'Answers questions about one news event from its articles';
const manifest = createManifest({ commands, description });

/** Bot scopes that Slack has (https://docs.slack.dev/reference/scopes), as far as a bot of this kind may want one. */
const KNOWN_SCOPES =
  'app_mentions:read assistant:write channels:history channels:read chat:write chat:write.customize chat:write.public commands files:write groups:history groups:read im:history im:read im:write mpim:history mpim:read reactions:write team:read users:read'.split(
    ' ',
  );

/** Which scope Slack asks for each event (https://docs.slack.dev/reference/events). */
const EVENT_SCOPES: Readonly<Record<string, string | null>> = {
  app_home_opened: null,
  app_mention: 'app_mentions:read',
  assistant_thread_started: 'assistant:write',
  'message.im': 'im:history',
};

describe('the manifest keeps Slack’s rules', () => {
  test('names, descriptions and counts are within their limits', () => {
    const { display_information: shown, features, settings, oauth_config: oauth } = manifest;
    expect(shown.name.length).toBeLessThanOrEqual(35);
    expect(shown.description.length).toBeLessThanOrEqual(140);
    expect(features.bot_user.display_name.length).toBeLessThanOrEqual(80);
    expect(features.slash_commands.length).toBeLessThanOrEqual(50);
    for (const { command, description: text, usage_hint: hint } of features.slash_commands) {
      expect(command).toMatch(/^\/[a-z0-9_-]{1,31}$/u);
      expect(text.length).toBeLessThanOrEqual(2000);
      expect(hint?.length ?? 1).toBeGreaterThan(0);
      expect(hint?.length ?? 1).toBeLessThanOrEqual(1000);
    }
    for (const shortcut of features.shortcuts) {
      expect(shortcut.name.length).toBeLessThanOrEqual(24);
      expect(shortcut.description.length).toBeLessThanOrEqual(150);
      expect(shortcut.callback_id.length).toBeLessThanOrEqual(255);
    }
    expect(settings.event_subscriptions.bot_events.length).toBeLessThanOrEqual(100);
    expect(oauth.scopes.bot.length).toBeLessThanOrEqual(255);
  });

  test('each scope exists and is asked for by something; none is missing', () => {
    const scopes = manifest.oauth_config.scopes.bot;
    expect(scopes.filter((scope) => !KNOWN_SCOPES.includes(scope))).toEqual([]);
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
