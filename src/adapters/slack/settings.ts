import * as z from 'zod';
import { AnchorageError } from '../../errors.ts';

/** Settings of the Slack side, checked. */
export interface SlackSettings {
  /** Bot token, `xoxb-…`. */
  readonly token: string;
  /** App-level token, `xapp-…`: events come over sockets that the bot opens. */
  readonly appToken?: string | undefined;
  /** Signing secret: events come over HTTP from Slack. */
  readonly signingSecret?: string | undefined;
  /** Address of the Web API, with or without a slash at its end. */
  readonly apiUrl: string;
  /** Stands before each slash command: `summit-` makes `/summit-quote`. */
  readonly prefix: string;
}

const secret = z.string().trim().regex(/^\S+$/u, 'must not hold white space').optional();

/** The variables of the environment that are Slack's; spread into the schema of all settings. */
export const SLACK_VARIABLES = {
  SLACK_BOT_TOKEN: secret,
  SLACK_APP_TOKEN: secret,
  SLACK_SIGNING_SECRET: secret,
  SLACK_API_URL: z
    .url({ protocol: /^https?$/u, error: 'must be an address such as https://slack.com/api' })
    .default('https://slack.com/api'),
  SLACK_COMMAND_PREFIX: z
    .string()
    .trim()
    .regex(/^[a-z0-9_-]{0,20}$/u, 'must be small letters, digits, hyphens and underscores')
    .default(''),
};

/**
 * The settings out of variables that were checked; null when Slack is not set up.
 * @throws AnchorageError CONFIG_INVALID when no events could come in.
 */
export function slackSettings(variables: Variables): SlackSettings | null {
  const { SLACK_BOT_TOKEN: token, SLACK_APP_TOKEN: appToken } = variables;
  const signingSecret = variables.SLACK_SIGNING_SECRET;
  if (token === undefined && appToken === undefined && signingSecret === undefined) return null;
  if (token === undefined) throw missing('SLACK_BOT_TOKEN', 'is missing');
  if (appToken === undefined && signingSecret === undefined)
    throw missing('SLACK_APP_TOKEN', 'is missing; over HTTP, SLACK_SIGNING_SECRET takes its place');
  const { SLACK_API_URL: apiUrl, SLACK_COMMAND_PREFIX: prefix } = variables;
  return { token, appToken, signingSecret, apiUrl, prefix };
}

type Variables = z.output<z.ZodObject<typeof SLACK_VARIABLES>>;

function missing(field: string, message: string): AnchorageError {
  return new AnchorageError('CONFIG_INVALID', message, { place: { file: '.env', field } });
}
