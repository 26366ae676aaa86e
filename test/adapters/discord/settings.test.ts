import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { DISCORD_VARIABLES, discordSettings } from '../../../src/adapters/discord/settings.ts';

const SCHEMA = z.object(DISCORD_VARIABLES);

function settings(variables: Readonly<Record<string, string>>) {
  return discordSettings(SCHEMA.parse({ DISCORD_TOKEN: 'token', ...variables }));
}

describe('the settings', () => {
  test('are none without a token and without a public key', () => {
    expect(discordSettings(SCHEMA.parse({}))).toBeNull();
  });

  test('have defaults for all but the token', () => {
    expect(settings({})).toEqual({
      token: 'token',
      publicKey: undefined,
      apiUrl: 'https://discord.com/api',
      shards: 'auto',
      private: false,
    });
  });

  test('take the address of the API without the slash that discord.js would double', () => {
    expect(settings({ DISCORD_API_URL: 'http://127.0.0.1:80/api/' })?.apiUrl).toBe(
      'http://127.0.0.1:80/api',
    );
  });

  test.each([
    ['2/4', { ids: [2], total: 4 }],
    ['0-2/8', { ids: [0, 1, 2], total: 8 }],
  ])('read shards: %s', (text, shards) => {
    expect(settings({ DISCORD_SHARDS: text })?.shards).toEqual(shards);
  });

  test.each([
    ['DISCORD_SHARDS', '4/4'],
    ['DISCORD_SHARDS', '3-1/8'],
    ['DISCORD_SHARDS', 'many'],
    ['DISCORD_PUBLIC_KEY', 'abc'],
    ['DISCORD_API_URL', 'discord.com'],
    ['DISCORD_TOKEN', 'two words'],
    ['DISCORD_PRIVATE', 'perhaps'],
  ])('refuse %s=%s', (name, value) => {
    expect(SCHEMA.safeParse({ [name]: value }).error?.issues[0]?.path).toEqual([name]);
  });
});
