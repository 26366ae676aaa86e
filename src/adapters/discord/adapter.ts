import { setMaxListeners } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { GatewayDispatchEvents, type GatewayDispatchPayload } from 'discord.js';
import { LRUCache } from 'lru-cache';
import type { AnchorageError } from '../../errors.ts';
import type { Log } from '../../log.ts';
import { type Metrics, NO_METRICS } from '../../metrics.ts';
import type { Adapter } from '../adapter.ts';
import type { Route } from '../http/server.ts';
import { createAnswers } from './answers.ts';
import { asBot } from './as-bot.ts';
import { asInteraction } from './as-interaction.ts';
import { createCustomIds } from './custom-id.ts';
import { createEndpoint } from './endpoint.ts';
import { type ExchangeOptions, PLATFORM } from './exchange.ts';
import { createGateway, type Gateway } from './gateway.ts';
import { INTERACTION, type Interaction, MESSAGE, READY } from './interaction.ts';
import { createInteractions, type HandleInteraction } from './interactions.ts';
import { LIMITS, type Limits } from './limits.ts';
import { createMessages, type HandleMessage } from './messages.ts';
import { unknownToken } from './refusal.ts';
import { createRest } from './rest.ts';
import { CONNECTIONS, createRestraint } from './restraint.ts';
import { createSend } from './send.ts';
import type { DiscordSettings } from './settings.ts';
import { createTasks } from './tasks.ts';
import { within } from './wait.ts';

/** What the adapter needs. */
export interface DiscordOptions {
  readonly settings: DiscordSettings;
  readonly log: Log;
  /** Counts nothing when absent. */
  readonly metrics?: Metrics;
  /** Called once when Discord ends the connection for good: the token is dead, or the settings do not fit. */
  readonly onFatal: (error: AnchorageError) => void;
  /** For tests. */
  readonly limits?: Partial<Limits>;
}

/** The adapter, and what it lets others serve and ask. */
export interface DiscordAdapter extends Adapter {
  /** What the HTTP server has to serve: the endpoint for interactions, where there is a public key. */
  readonly routes: readonly Route[];
  /** Null when events come in, else why not. */
  unready(): string | null;
  /** Whether more waits to be sent than can be sent at once. */
  congested(): boolean;
}

/** Interactions and messages remembered, so that each is answered once. */
const REMEMBERED = 20_000;
/** Answers under way from which on computing them would keep others from being acknowledged in time. */
const CROWD = 100;

/** The bot in Discord: by the gateway where there is a token, by HTTP where there is a public key, or both. */
export function createDiscordAdapter(options: DiscordOptions): DiscordAdapter {
  const { settings, log, metrics = NO_METRICS } = options;
  const limits = { ...LIMITS, ...options.limits };
  const { token, publicKey, apiUrl, shards } = settings;
  const seen = new LRUCache<string, true>({ max: REMEMBERED });
  const tasks = createTasks(log);
  const restraint = createRestraint();
  const giveUp = new AbortController();
  // every answer under way listens
  setMaxListeners(0, giveUp.signal);
  let handlers: Handlers | null = null;
  let gateway: Gateway | null = null;
  let fatal: AnchorageError | null = null;
  let self = '';

  function onFatal(error: AnchorageError): void {
    if (fatal) return;
    fatal = error;
    options.onFatal(error);
  }

  /** Starts on what was not seen before, unless the adapter is stopping. */
  function begin(id: string, work: (handlers: Handlers) => Promise<void>): boolean {
    if (!handlers) return false;
    if (seen.has(id)) {
      metrics.count('duplicates', PLATFORM);
      return false;
    }
    seen.set(id, true);
    tasks.run(work(handlers), id);
    return true;
  }

  function interact(interaction: Interaction, first?: ExchangeOptions['first']): boolean {
    const received = Date.now();
    return begin(interaction.id, ({ interaction: handle }) =>
      handle(interaction, { received, first }),
    );
  }

  function onEvent({ t, d }: GatewayDispatchPayload): void {
    if (t === GatewayDispatchEvents.InteractionCreate) {
      const parsed = INTERACTION.safeParse(d);
      if (parsed.success && parsed.data.type !== 1) interact(parsed.data);
      else log.warn('discord.not_understood', { kind: 'interaction' });
    } else if (t === GatewayDispatchEvents.MessageCreate) {
      const parsed = MESSAGE.safeParse(d);
      if (parsed.success) begin(parsed.data.id, ({ message }) => message(parsed.data, self));
    } else if (t === GatewayDispatchEvents.Ready) {
      self = READY.safeParse(d).data?.user.id ?? self;
    }
  }

  return {
    platform: 'discord',
    routes: publicKey === undefined ? [] : [createEndpoint({ publicKey, onInteraction: interact })],
    async start(bot) {
      const customIds = createCustomIds(publicKey ?? token ?? '');
      const rest = createRest({ apiUrl, token, restraint });
      const common = {
        answers: createAnswers(bot),
        customIds,
        log,
        metrics,
        limits,
        private: settings.private,
        crowded: () => tasks.count() > CROWD,
        giveUp: giveUp.signal,
      };
      const toInteraction = createSend(asInteraction(apiUrl, restraint));
      const toChannel = createSend(asBot(rest, () => onFatal(unknownToken())));
      handlers = {
        interaction: createInteractions({ ...common, send: toInteraction }),
        message: createMessages({ ...common, send: toChannel }),
      };
      if (token === undefined) return;
      const onReconnect = (reason: string) => metrics.count('reconnects', { ...PLATFORM, reason });
      gateway = createGateway({
        token,
        rest,
        shards,
        log,
        limits,
        onEvent,
        onReconnect,
        onFatal,
      });
      await gateway.start();
    },
    async stop() {
      // what came before the signal may still stand in the socket's buffer
      await setTimeout(limits.lastReads);
      handlers = null;
      const timer = globalThis.setTimeout(() => giveUp.abort(), limits.drain - 1000);
      await Promise.all([
        tasks.idle(limits.drain),
        within(gateway?.stop() ?? Promise.resolve(), limits.drain),
      ]);
      clearTimeout(timer);
    },
    congested: () => restraint.waiting() > CONNECTIONS,
    unready() {
      if (fatal) return fatal.message;
      return handlers ? (gateway?.unready() ?? null) : 'stopped';
    },
  };
}

interface Handlers {
  readonly interaction: HandleInteraction;
  readonly message: HandleMessage;
}
