import type { AnyCommand } from '../../contract/command.ts';
import { usage } from '../../contract/usage.ts';
import { AnchorageError } from '../../errors.ts';
import { shorten } from '../../language/text.ts';
import { createCommandNames } from './command-names.ts';

/** The least that the bot needs, each with its reason. */
export const SCOPES = {
  'app_mentions:read': 'hears messages that mention it, and no others',
  'assistant:write': 'offers prompts in the assistant pane, and names its threads',
  'chat:write': 'posts its answers',
  commands: 'has slash commands and the message shortcut',
  'im:history': 'reads direct messages to it, and sees there whether an answer already stands',
} as const;

/** Id and name of the message shortcut. */
export const SHORTCUT = { id: 'check_quotation', name: 'Check this quotation' } as const;

export interface ManifestOptions {
  readonly commands: readonly AnyCommand[];
  /** One line on what the bot is, at most 140 characters. */
  readonly description: string;
  /** Stands before each command's name. */
  readonly prefix?: string;
  /** Where Slack reaches the bot over HTTP, such as `https://bot.example`; without it, Socket Mode. */
  readonly url?: string;
}

/** Commands that Slack's clients keep for themselves; an app's command of the same name is never called. */
const RESERVED =
  'active apps archive away call collapse dm dnd expand feed feedback invite join keys leave me msg mute open prefs remind remove rename search shortcuts shrug star status topic unarchive who'.split(
    ' ',
  );

/**
 * The app manifest (https://docs.slack.dev/reference/app-manifest) from the command declarations.
 * @throws AnchorageError CONFIG_INVALID when Slack would refuse a command's name.
 */
export function createManifest({ commands, description, prefix = '', url }: ManifestOptions) {
  const names = createCommandNames(commands, prefix);
  const endpoint = url === undefined ? undefined : new URL('/slack/events', url).href;
  return {
    display_information: { name: 'Anchorage', description: shorten(description, 140) },
    features: {
      app_home: {
        home_tab_enabled: true,
        messages_tab_enabled: true,
        messages_tab_read_only_enabled: false,
      },
      bot_user: { display_name: 'Anchorage', always_online: true },
      assistant_view: { assistant_description: shorten(description, 140) },
      shortcuts: [
        {
          name: SHORTCUT.name,
          type: 'message',
          callback_id: SHORTCUT.id,
          description: 'Whether the articles print these words',
        },
      ],
      slash_commands: commands.map((command) => ({
        command: checked(names.typed(command.name)),
        description: command.description,
        ...(command.specs.length > 0 && { usage_hint: hintOf(command) }),
        should_escape: false,
        ...(endpoint !== undefined && { url: endpoint }),
      })),
    },
    oauth_config: { scopes: { bot: Object.keys(SCOPES) } },
    settings: {
      event_subscriptions: {
        ...(endpoint !== undefined && { request_url: endpoint }),
        bot_events: ['app_home_opened', 'app_mention', 'assistant_thread_started', 'message.im'],
      },
      interactivity: {
        is_enabled: true,
        ...(endpoint !== undefined && {
          request_url: endpoint,
          message_menu_options_url: endpoint,
        }),
      },
      org_deploy_enabled: false,
      socket_mode_enabled: endpoint === undefined,
      token_rotation_enabled: false,
    },
  };
}

function hintOf(command: AnyCommand): string {
  return shorten(usage(command).split(' ').slice(1).join(' '), 1000);
}

function checked(command: string): string {
  const reason = RESERVED.includes(command.slice(1))
    ? 'is a command of Slack itself'
    : /^\/[a-z0-9_-]{1,31}$/u.test(command)
      ? null
      : 'is no name that Slack takes: at most 31 small letters, digits, hyphens and underscores';
  if (reason === null) return command;
  throw new AnchorageError('CONFIG_INVALID', `${command} ${reason}; choose another prefix`, {
    place: { file: '.env', field: 'SLACK_COMMAND_PREFIX' },
  });
}
