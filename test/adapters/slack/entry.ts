import * as z from 'zod';
import { commands } from '../../../commands/index.ts';
import { healthRoutes } from '../../../src/adapters/http/health.ts';
import { createHttpServer } from '../../../src/adapters/http/server.ts';
import { createSlackAdapter } from '../../../src/adapters/slack/adapter.ts';
import { SLACK_VARIABLES, slackSettings } from '../../../src/adapters/slack/settings.ts';
import { createBot } from '../../../src/bot/bot.ts';
import { SHIPPED_CORPUS } from '../../../src/config.ts';
import { loadCorpus } from '../../../src/corpus/load.ts';
import { AnchorageError } from '../../../src/errors.ts';
import { createLog } from '../../../src/log.ts';
import { createSearchIndex } from '../../../src/retrieval/search-index.ts';

// the Slack side of the program alone, composed as the program composes it, as a process of its own
const settings = slackSettings(z.object(SLACK_VARIABLES).parse(process.env));
if (!settings) throw new Error('no SLACK_BOT_TOKEN');
const log = createLog((line) => process.stderr.write(`${line}\n`));
const corpus = await loadCorpus(SHIPPED_CORPUS);
const bot = createBot({ corpus, index: createSearchIndex(corpus), commands, log });
const slack = createSlackAdapter({ settings, log, onFatal: fail });
const routes = [
  ...slack.routes,
  ...healthRoutes([{ name: 'slack', unready: () => slack.unready() }]),
];
const server = createHttpServer({ routes, port: 0, host: '127.0.0.1', log });
log.info('listening', { port: await server.start() });
process.once('SIGTERM', async () => {
  await Promise.all([slack.stop(), server.stop()]);
  process.exit(0);
});
await slack.start(bot).catch(fail);

function fail(error: unknown): void {
  if (!(error instanceof AnchorageError)) throw error;
  process.stderr.write(`anchorage: ${error.message}\n`);
  process.exit(1);
}
