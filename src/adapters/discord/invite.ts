import { PermissionFlagsBits } from 'discord.js';

/** The least that answering in channels and threads takes; reading the history is what replying to a message needs. */
const PERMISSIONS =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.SendMessagesInThreads |
  PermissionFlagsBits.EmbedLinks |
  PermissionFlagsBits.ReadMessageHistory;

/** Links that add an application to a server, and to a user's own account. */
export function inviteLinks(application: string): {
  readonly server: string;
  readonly account: string;
} {
  return {
    server: link({
      client_id: application,
      integration_type: '0',
      scope: 'bot applications.commands',
      permissions: String(PERMISSIONS),
    }),
    account: link({
      client_id: application,
      integration_type: '1',
      scope: 'applications.commands',
    }),
  };
}

function link(parameters: Readonly<Record<string, string>>): string {
  return `https://discord.com/oauth2/authorize?${new URLSearchParams(parameters)}`;
}
