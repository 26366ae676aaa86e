import type { Adapter } from './adapters/adapter.ts';
import { DISCORD_VARIABLES, discordSettings } from './adapters/discord/settings.ts';
import { healthRoutes } from './adapters/http/health.ts';
import { metricsRoute } from './adapters/http/metrics-route.ts';
import { createHttpServer, type Route } from './adapters/http/server.ts';
import { SLACK_VARIABLES, slackSettings } from './adapters/slack/settings.ts';
import type { Bot } from './bot/bot.ts';
import { countRequests } from './bot/count-requests.ts';
import { limitRequests } from './bot/limit-requests.ts';
import { logUnanswered } from './bot/log-unanswered.ts';
import { RATE_LIMIT_VARIABLES, rateLimits } from './bot/rate-limits.ts';
import { takeTurns } from './bot/take-turns.ts';
import { type Config, readVariables } from './config.ts';
import type { Log } from './log.ts';
import { type Metrics, NO_METRICS } from './metrics.ts';

/** The platforms that the settings name, together. */
export interface Platforms {
  /** Read at `/metrics`, where HTTP is served. */
  readonly metrics: Metrics;
  /** Resolves when all are connected; rejects with the reason when one refuses. */
  start(bot: Bot): Promise<void>;
  /** Answers what was received, takes nothing new; within five seconds. */
  stop(): Promise<void>;
}

/** What a platform's adapter offers beside the adapter's contract. */
interface Platform extends Adapter {
  readonly routes: readonly Route[];
  /** Null when it is connected, else why not. */
  unready(): string | null;
  /** Whether more waits to be sent than can be sent at once. */
  congested?(): boolean;
}

interface PlatformOptions {
  readonly config: Config;
  readonly log: Log;
  /** Told when a platform ends for good, such as by a token taken back. */
  readonly onFatal: (error: unknown) => void;
}

/** HTTP is served here when a platform calls in and no PORT is set. */
const PORT = 3000;

/**
 * The platforms whose tokens are set; null where there are none. An SDK is loaded only for a platform in use.
 * @throws AnchorageError CONFIG_INVALID with the name of the variable.
 */
export async function createPlatforms({
  config,
  log,
  onFatal,
}: PlatformOptions): Promise<Platforms | null> {
  const discord = discordSettings(readVariables(DISCORD_VARIABLES));
  const slack = slackSettings(readVariables(SLACK_VARIABLES));
  if (!discord && !slack) return null;
  const limits = rateLimits(readVariables(RATE_LIMIT_VARIABLES));
  const serves = [config.port, discord?.publicKey, slack?.signingSecret].some(
    (setting) => setting !== undefined,
  );
  const prometheus = serves
    ? (await import('./adapters/http/prometheus.ts')).createPrometheus()
    : null;
  const metrics = prometheus?.metrics ?? NO_METRICS;
  const adapters: Platform[] = [];
  if (discord) {
    const { createDiscordAdapter } = await import('./adapters/discord/adapter.ts');
    adapters.push(createDiscordAdapter({ settings: discord, log, metrics, onFatal }));
  }
  if (slack) {
    const { createSlackAdapter } = await import('./adapters/slack/adapter.ts');
    adapters.push(createSlackAdapter({ settings: slack, log, metrics, onFatal }));
  }
  const health = healthRoutes(
    adapters.map((adapter) => ({ name: adapter.platform, unready: () => adapter.unready() })),
  );
  const http = prometheus
    ? createHttpServer({
        routes: [
          ...adapters.flatMap((adapter) => adapter.routes),
          ...health,
          metricsRoute(prometheus, config.metricsToken),
        ],
        port: config.port ?? PORT,
        host: config.host,
        log,
      })
    : null;
  return {
    metrics,
    async start(bot) {
      // before the platforms, so that /readyz tells the truth while they connect
      if (http) log.info('http.listening', { port: await http.start() });
      await Promise.all(
        adapters.map((adapter) => {
          // in a queue of its own: where one platform is slow, the others are answered all the same
          const inTurn = takeTurns(bot, { congested: () => adapter.congested?.() ?? false });
          const heard = config.logUnanswered ? logUnanswered(inTurn, log) : inTurn;
          return adapter.start(limitRequests(countRequests(heard, metrics), { limits, metrics }));
        }),
      );
    },
    async stop() {
      await Promise.all([...adapters.map((adapter) => adapter.stop()), http?.stop()]);
    },
  };
}
