import { setMaxListeners } from 'node:events';
import { App, webApi } from '@slack/bolt';
import type { Bot } from '../../bot/bot.ts';
import { AnchorageError } from '../../errors.ts';
import type { Log } from '../../log.ts';
import { type Metrics, NO_METRICS } from '../../metrics.ts';
import type { Adapter } from '../adapter.ts';
import type { Route } from '../http/server.ts';
import { createAnswering } from './answering.ts';
import { createCommandNames } from './command-names.ts';
import { createDeferred } from './deferred.ts';
import { createDelivery } from './delivery.ts';
import { createEndpoint } from './endpoint.ts';
import { createIntake } from './intake.ts';
import { addListeners } from './listeners.ts';
import { createLogger } from './logger.ts';
import { createReceiver } from './receiver.ts';
import { createRenderer } from './render.ts';
import type { SlackSettings } from './settings.ts';
import { createSockets } from './sockets.ts';
import { backoff, pause, TIMING, type Timing } from './timing.ts';
import { troubleOf, webClientOptions } from './web-client.ts';

export interface SlackOptions {
  readonly settings: SlackSettings;
  readonly log: Log;
  /** Counts and times; nothing when absent. */
  readonly metrics?: Metrics;
  /** Called once when Slack stops accepting a token while the bot runs; the process is of no use after that. */
  readonly onFatal: (error: AnchorageError) => void;
  /** For tests. */
  readonly timing?: Partial<Timing>;
}

export interface SlackAdapter extends Adapter {
  /** What the HTTP server has to serve: the endpoint for events, where there is a signing secret. */
  readonly routes: readonly Route[];
  /** Null when events come in, else why not. */
  unready(): string | null;
}

/**
 * The bot in Slack, over Bolt: by Socket Mode where there is an app-level token, by HTTP where there is a signing secret, or both.
 * `start` rejects with PLATFORM_REFUSED when Slack refuses a token.
 * @throws AnchorageError CONFIG_INVALID for an empty signing secret: anybody could sign with it.
 */
export function createSlackAdapter({
  settings,
  log,
  onFatal,
  metrics = NO_METRICS,
  ...options
}: SlackOptions): SlackAdapter {
  const timing = { ...TIMING, ...options.timing };
  const { token, appToken, signingSecret: secret, apiUrl, prefix } = settings;
  const logger = createLogger(log);
  const clientOptions = () => webClientOptions({ apiUrl, logger, timeout: timing.call });
  const client = new webApi.WebClient(token, clientOptions());
  const receiver = createReceiver();
  const intake = createIntake({ handle: (event) => receiver.process(event), log, metrics });
  const { take } = intake;
  const hurry = new AbortController();
  // every post that waits for its turn listens
  setMaxListeners(0, hurry.signal);
  const refused = createDeferred<never>();
  let state: 'new' | 'running' | 'refused' | 'stopped' = 'new';

  const onDead = (reason: string) => {
    if (state === 'refused') return;
    log.error('slack.refused', { reason });
    if (state === 'running') onFatal(refusal(reason));
    else refused.reject(refusal(reason));
    state = 'refused';
  };
  const sockets = appToken
    ? createSockets({
        client: new webApi.WebClient(appToken, clientOptions()),
        take,
        log,
        metrics,
        timing,
        onDead,
      })
    : undefined;

  async function connect(bot: Bot): Promise<void> {
    const { user_id, bot_id } = await whoAmI();
    const app = new App({
      token,
      receiver,
      logger,
      clientOptions: clientOptions(),
      convoStore: false,
      tokenVerificationEnabled: false,
      ...(user_id && { botUserId: user_id }),
      ...(bot_id && { botId: bot_id }),
    });
    // what fails is reported once, by the intake, which also lets the event come again
    app.error(async (error) => {
      throw error;
    });
    const names = createCommandNames(bot.commands, prefix);
    const renderer = createRenderer(names);
    const delivery = createDelivery({
      client,
      log,
      metrics,
      timing,
      hurry: hurry.signal,
      onDead,
    });
    const answering = createAnswering({ bot, renderer, delivery, metrics });
    addListeners(app, { bot, names, answering, delivery, renderer, client, metrics });
    intake.open();
    await sockets?.start();
  }

  /** Asks until Slack answers; only a refusal of the token ends it. */
  async function whoAmI(): Promise<webApi.AuthTestResponse> {
    for (let tries = 1; ; tries++) {
      const answer = await client.auth.test().catch(troubleOf);
      if ('ok' in answer) return answer;
      const { kind, reason } = answer;
      if (kind === 'dead' || reason === 'invalid_auth') throw refusal(reason);
      log.warn('slack.start.failed', { reason, tries });
      await pause(backoff(tries, timing), hurry.signal);
      if (hurry.signal.aborted) throw refusal('stopped');
    }
  }

  return {
    platform: 'slack',
    routes: secret === undefined ? [] : [createEndpoint({ secret, take, log, metrics })],
    async start(bot) {
      await Promise.race([connect(bot), refused.promise]);
      if (hurry.signal.aborted) return;
      state = 'running';
      log.info('slack.ready', { sockets: sockets !== undefined, http: secret !== undefined });
    },
    async stop() {
      state = 'stopped';
      intake.close();
      hurry.abort();
      const limit = new AbortController();
      const stopped = Promise.all([sockets?.stop(), intake.drained()]);
      await Promise.race([stopped, pause(timing.drain, limit.signal)]);
      limit.abort();
    },
    unready() {
      if (state !== 'running') return state;
      return sockets?.open === 0 ? 'no socket' : null;
    },
  };
}

function refusal(reason: string): AnchorageError {
  return new AnchorageError(
    'PLATFORM_REFUSED',
    `Slack does not accept the app's tokens (${reason}); issue them anew in the app's settings`,
  );
}
