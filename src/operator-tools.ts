import { parseArgs } from 'node:util';
import { discordCli } from './adapters/discord/cli.ts';
import { DISCORD_VARIABLES, discordSettings } from './adapters/discord/settings.ts';
import { createManifest } from './adapters/slack/manifest.ts';
import { SLACK_VARIABLES } from './adapters/slack/settings.ts';
import { COMPILED_CORPUS, readConfig, readVariables } from './config.ts';
import type { AnyCommand } from './contract/command.ts';
import { loadCorpus } from './corpus/load.ts';
import { AnchorageError } from './errors.ts';

interface ToolOptions {
  readonly commands: readonly AnyCommand[];
  readonly write: (text: string) => void;
}

/**
 * Runs `discord:register`, `discord:invite` or `slack:manifest`; returns the exit status.
 * @throws AnchorageError USAGE for anything else, CONFIG_INVALID for settings that are missing.
 */
export async function runOperatorTool(
  argv: readonly string[],
  { commands, write }: ToolOptions,
): Promise<number> {
  const [tool = '', ...args] = argv;
  if (tool === 'slack:manifest') {
    write(JSON.stringify(await slackManifest(args, commands), null, 2));
    return 0;
  }
  const settings = discordSettings(readVariables(DISCORD_VARIABLES));
  const status = await discordCli(argv, { commands, settings, write });
  if (status === null)
    throw new AnchorageError(
      'USAGE',
      `There is no tool ${tool}; there are discord:register, discord:invite and slack:manifest`,
    );
  return status;
}

async function slackManifest(args: readonly string[], commands: readonly AnyCommand[]) {
  const { values } = parseArgs({ args: [...args], options: { url: { type: 'string' } } });
  const { event, articles } = await loadCorpus(readConfig().corpus, COMPILED_CORPUS);
  return createManifest({
    commands,
    prefix: readVariables(SLACK_VARIABLES).SLACK_COMMAND_PREFIX,
    description: `Answers questions about ${event.name} from ${articles.length} articles, and from nothing else`,
    ...(values.url !== undefined && { url: values.url }),
  });
}
