/** Payloads as Discord sends them, with every field that the clients look at. */
export interface Origin {
  readonly id: string;
  readonly token: string;
  readonly applicationId: string;
  readonly user?: string;
  readonly channel?: string;
  /** Where it is a server. */
  readonly guild?: string;
  /** 0 a server, 1 a direct message with the bot, 2 a private channel of others. */
  readonly context?: 0 | 1 | 2;
}

type Value = string | number | boolean;

/** A slash command with its options. */
export function slash(origin: Origin, name: string, options: Readonly<Record<string, Value>> = {}) {
  const list = Object.entries(options).map(([option, value]) => ({
    name: option,
    value,
    type: optionType(value),
  }));
  return { ...common(origin, 2), data: { id: '9', name, type: 1, options: list } };
}

/** A command in the menu of a message with that text. */
export function menu(origin: Origin, name: string, content: string) {
  const message = {
    id: '77',
    channel_id: '500',
    content,
    author: user('8'),
    embeds: [],
    attachments: [],
  };
  const data = { id: '9', name, type: 3, target_id: '77', resolved: { messages: { 77: message } } };
  return { ...common(origin, 2), data };
}

/** A button pressed under a message. */
export function press(
  origin: Origin,
  customId: string,
  message: { readonly embeds?: readonly unknown[]; readonly flags?: number } = {},
) {
  return {
    ...common(origin, 3),
    data: { custom_id: customId, component_type: 2 },
    message: {
      id: '78',
      channel_id: '500',
      content: '',
      author: user('1'),
      flags: 0,
      embeds: [],
      attachments: [],
      mentions: [],
      ...message,
    },
  };
}

/** A value of an option being typed. */
export function typing(origin: Origin, name: string, option: string, value: string) {
  const options = [{ name: option, value, type: 3, focused: true }];
  return { ...common(origin, 4), data: { id: '9', name, type: 1, options } };
}

/** A message in a server, or in a direct message without `guild`. */
export function message(
  content: string,
  {
    id,
    author = '42',
    channel = '600',
    guild,
    mentions = [],
    bot = false,
    type = 0,
  }: {
    readonly id: string;
    readonly author?: string;
    readonly channel?: string;
    readonly guild?: string;
    readonly mentions?: readonly string[];
    readonly bot?: boolean;
    readonly type?: number;
  },
) {
  return {
    id,
    channel_id: channel,
    ...(guild !== undefined && { guild_id: guild }),
    type,
    content,
    author: { ...user(author), bot },
    mentions: mentions.map(user),
    attachments: [],
    embeds: [],
    timestamp: '2026-01-01T00:00:00.000Z',
  };
}

function common(origin: Origin, type: number) {
  const { id, token, applicationId, user: asker = '42', channel = '500', context = 0 } = origin;
  const asked =
    context === 0
      ? {
          guild_id: origin.guild ?? '700',
          member: {
            user: user(asker),
            roles: [],
            permissions: '0',
            joined_at: '2026-01-01T00:00:00.000Z',
            deaf: false,
            mute: false,
            flags: 0,
          },
        }
      : { user: user(asker) };
  return {
    id,
    token,
    type,
    version: 1,
    application_id: applicationId,
    channel_id: channel,
    channel: { id: channel, type: context === 1 ? 1 : 0 },
    context,
    ...asked,
    locale: 'en-US',
    entitlements: [],
    authorizing_integration_owners: {},
    attachment_size_limit: 524288,
    app_permissions: '0',
  };
}

function user(id: string) {
  return { id, username: `user${id}`, discriminator: '0', global_name: null, avatar: null };
}

function optionType(value: Value): number {
  return typeof value === 'string' ? 3 : typeof value === 'number' ? 4 : 5;
}
