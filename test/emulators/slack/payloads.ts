import { randomUUID } from 'node:crypto';

/**
 * What Slack sends, as its published samples have it (java-slack-sdk, json-logs).
 * Assumed where they say nothing: a redelivered envelope repeats its payload byte by byte.
 */
export type Payload = Record<string, unknown>;

export const BOT = 'U0BOT00001';
export const USER = 'U0READER01';
export const CHANNEL = 'C0GENERAL1';
export const DIRECT = 'D0READER01';

const TEAM = { id: 'T0TEAM0001', domain: 'newsroom' };

let clock = 1_763_000_000;

/** A timestamp of a message: unique and rising. */
export function timestamp(): string {
  clock += 1;
  return `${clock}.000100`;
}

export function slash(command: string, text: string, more: Payload = {}): Payload {
  return {
    token: 'legacy',
    team_id: TEAM.id,
    team_domain: TEAM.domain,
    channel_id: CHANNEL,
    channel_name: 'general',
    user_id: USER,
    user_name: 'reader',
    command,
    text,
    api_app_id: 'A0APP00001',
    is_enterprise_install: 'false',
    trigger_id: `1.2.${randomUUID()}`,
    ...more,
  };
}

export function event(inner: Payload): Payload {
  return {
    token: 'legacy',
    team_id: TEAM.id,
    api_app_id: 'A0APP00001',
    type: 'event_callback',
    event_id: `Ev${randomUUID()}`,
    event_time: clock,
    authorizations: [
      {
        enterprise_id: null,
        team_id: TEAM.id,
        user_id: BOT,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
    event: inner,
  };
}

export function directMessage(text: string, more: Payload = {}): Payload {
  const ts = timestamp();
  const place = { channel: DIRECT, channel_type: 'im' };
  return event({ type: 'message', ...place, user: USER, text, ts, event_ts: ts, ...more });
}

export function mention(text: string, more: Payload = {}): Payload {
  const ts = timestamp();
  const said = { user: USER, text: `<@${BOT}> ${text}`, ts, event_ts: ts };
  return event({ type: 'app_mention', channel: CHANNEL, ...said, ...more });
}

export function press(button: { action_id: string; value?: string }, more: Payload = {}): Payload {
  const message_ts = timestamp();
  return {
    type: 'block_actions',
    team: TEAM,
    user: { id: USER, username: 'reader', team_id: TEAM.id },
    api_app_id: 'A0APP00001',
    trigger_id: `1.2.${randomUUID()}`,
    container: { type: 'message', message_ts, channel_id: CHANNEL, is_ephemeral: false },
    channel: { id: CHANNEL, name: 'general' },
    message: { type: 'message', user: BOT, ts: message_ts, text: '' },
    actions: [{ type: 'button', block_id: 'b', action_ts: message_ts, ...button }],
    ...more,
  };
}

export function shortcut(text: string): Payload {
  return {
    type: 'message_action',
    callback_id: 'check_quotation',
    team: TEAM,
    user: { id: USER, name: 'reader' },
    channel: { id: CHANNEL, name: 'general' },
    trigger_id: `1.2.${randomUUID()}`,
    message_ts: timestamp(),
    message: { type: 'message', user: 'U0OTHER001', ts: timestamp(), text },
  };
}

export function typeAhead(action_id: string, value: string): Payload {
  return {
    type: 'block_suggestion',
    team: TEAM,
    user: { id: USER, name: 'reader' },
    action_id,
    block_id: action_id.split(':').at(-1),
    value,
    view: { id: 'V1', type: 'modal' },
  };
}

export function submission(view: Payload, values: Readonly<Record<string, string>>): Payload {
  const state = Object.entries(values).map(([block, value]) => [
    block,
    { element: { type: 'external_select', selected_option: { value } } },
  ]);
  return {
    type: 'view_submission',
    team: TEAM,
    user: { id: USER, name: 'reader' },
    trigger_id: `1.2.${randomUUID()}`,
    view: { ...view, id: 'V1', hash: '1', state: { values: Object.fromEntries(state) } },
    response_urls: [],
  };
}
