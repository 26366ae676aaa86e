import { slash as discordSlash } from '../../emulators/discord/payloads.ts';
import { slash as slackSlash } from '../../emulators/slack/payloads.ts';
import { inDiscord, inSlack } from '../drive.ts';
import { createQuestions } from './questions.ts';
import { until } from './until.ts';

/** How many commands to ask, one after the other. */
export interface Asking {
  readonly count: number;
}

/** What came back. */
export interface Asked {
  readonly answered: number;
  readonly violations: readonly string[];
}

/** Milliseconds. */
const PATIENCE = 30_000;

/** Asks in Discord, each command when the one before has its answer. */
export const askInDiscord = inDiscord(
  import.meta.url,
  'askInDiscord',
  async (discord, { count }: Asking, { random }): Promise<Asked> => {
    const next = await createQuestions(random);
    let answered = 0;
    for (let number = 0; number < count; number++) {
      const { command, options } = next();
      const payload = discordSlash(discord.origin(), command, options);
      const interaction = discord.interaction(payload.id);
      discord.interact(payload);
      if (await until(() => interaction.answered !== null)) answered++;
      discord.drop(payload.id);
    }
    discord.gateway.forget();
    return { answered, violations: discord.violations.slice(0, 5) };
  },
);

/** The same in Slack. */
export const askInSlack = inSlack(
  import.meta.url,
  'askInSlack',
  async (slack, { count }: Asking, { random }): Promise<Asked> => {
    const next = await createQuestions(random);
    let answered = 0;
    for (let number = 0; number < count; number++) {
      const { command, text } = next();
      const payload = slack.responsive(slackSlash(`/${command}`, text));
      // a form that opens for a command without words is an answer as well
      const before = slack.posted.items.length + opened(slack.calls.items);
      await slack.sockets.deliver('slash_commands', payload, { limit: PATIENCE });
      if (await until(() => slack.posted.items.length + opened(slack.calls.items) > before))
        answered++;
    }
    return { answered, violations: slack.violations.slice(0, 5) };
  },
);

function opened(calls: readonly { readonly method: string }[]): number {
  return calls.filter(({ method }) => method === 'views.open').length;
}
