// The bot with Discord alone, composed as the program composes it, for tests that need it as a process of its own.
import * as z from 'zod';
import { commands } from '../../../commands/index.ts';
import { createDiscordAdapter } from '../../../src/adapters/discord/adapter.ts';
import { discordCli } from '../../../src/adapters/discord/cli.ts';
import {
  DISCORD_VARIABLES,
  type DiscordSettings,
  discordSettings,
} from '../../../src/adapters/discord/settings.ts';
import { healthRoutes } from '../../../src/adapters/http/health.ts';
import { createHttpServer } from '../../../src/adapters/http/server.ts';
import { createBot } from '../../../src/bot/bot.ts';
import { SHIPPED_CORPUS } from '../../../src/config.ts';
import { loadCorpus } from '../../../src/corpus/load.ts';
import { AnchorageError } from '../../../src/errors.ts';
import { createLog } from '../../../src/log.ts';
import { createSearchIndex } from '../../../src/retrieval/search-index.ts';

const settings = discordSettings(z.object(DISCORD_VARIABLES).parse(process.env));
const log = createLog((line) => process.stderr.write(`${line}\n`));
const write = (line: string) => process.stdout.write(`${line}\n`);

try {
  const status = await discordCli(process.argv.slice(2), { commands, settings, write });
  if (status === null && settings) await serve(settings);
  else process.exitCode = status ?? 2;
} catch (error) {
  end(error);
}

async function serve(settings: DiscordSettings): Promise<void> {
  const corpus = await loadCorpus(SHIPPED_CORPUS);
  const bot = createBot({ corpus, index: createSearchIndex(corpus), commands, log });
  const adapter = createDiscordAdapter({ settings, log, onFatal: end });
  const routes = [
    ...adapter.routes,
    ...healthRoutes([{ name: adapter.platform, unready: adapter.unready }]),
  ];
  const http = createHttpServer({ routes, port: 0, host: '127.0.0.1', log });
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, async () => {
      await Promise.all([adapter.stop(), http.stop()]);
      process.exit(0);
    });
  write(`http://127.0.0.1:${await http.start()}`);
  await adapter.start(bot);
}

function end(error: unknown): void {
  if (!(error instanceof AnchorageError)) throw error;
  process.stderr.write(`anchorage: ${error.message}\n`);
  process.exit(1);
}
