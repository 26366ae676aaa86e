import { inDiscord, inSlack } from '../drive.ts';

/** What the bot sent of its own accord: requests to Discord. */
export const discordRequests = inDiscord(
  import.meta.url,
  'discordRequests',
  async (discord): Promise<number> => discord.requests.length,
);

/** How many messages stand in Slack, once so many do or half a minute has passed. */
export const slackMessages = inSlack(
  import.meta.url,
  'slackMessages',
  async (slack, { wanted }: { readonly wanted: number }): Promise<number> => {
    await slack.posted.count(wanted, () => true, 90_000).catch(() => undefined);
    return slack.posted.items.length;
  },
);

/** How often the bot asked Slack for a socket. */
export const slackOpens = inSlack(
  import.meta.url,
  'slackOpens',
  async (slack): Promise<number> =>
    slack.calls.items.filter(({ method }) => method === 'apps.connections.open').length,
);
