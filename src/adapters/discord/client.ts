import { Client, Events, GatewayDispatchEvents, GatewayIntentBits, Options } from 'discord.js';
import type { Log } from '../../log.ts';
import type { Shards } from './settings.ts';

/** Where a client connects to, and who gets what it receives. */
export interface ClientOptions {
  readonly apiUrl: string;
  readonly shards: Shards;
  readonly log: Log;
  /** Gets each interaction as Discord sent it, also those that it replays; may get one twice. */
  readonly onInteraction: (payload: unknown) => void;
  /** The same for messages; `self` is the bot's user id. */
  readonly onMessage: (payload: unknown, self: string) => void;
}

/** No privileged intent: interactions need none, and Discord shows us the text of messages that are for us. */
const INTENTS = [GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages];

/**
 * A client of discord.js as a bare gateway: payloads are handed on as they come, nothing is cached that discord.js can
 * do without. It connects, resumes and beats by itself.
 */
export function createClient({
  apiUrl,
  shards,
  log,
  onInteraction,
  onMessage,
}: ClientOptions): Client {
  const client = new Client({
    intents: INTENTS,
    rest: { api: apiUrl },
    makeCache: Options.cacheWithLimits(
      Object.fromEntries(UNUSED_CACHES.map((name) => [name, 0] as const)),
    ),
    ...(shards === 'auto'
      ? { shards: 'auto' as const }
      : { shards: [...shards.ids], shardCount: shards.total }),
  });
  client.ws.on(GatewayDispatchEvents.InteractionCreate, onInteraction);
  client.ws.on(GatewayDispatchEvents.MessageCreate, (payload: unknown) =>
    onMessage(payload, client.user?.id ?? ''),
  );
  // without a listener an error event ends the process; the listener must stay for the next one
  client.on(Events.Error, (error) => log.error('discord.client_error', { reason: error.name }));
  client.on(Events.ShardError, (error, shard) =>
    log.warn('discord.shard_error', { shard, reason: error.name }),
  );
  return client;
}

const UNUSED_CACHES = [
  'GuildMemberManager',
  'MessageManager',
  'PresenceManager',
  'ReactionManager',
  'ReactionUserManager',
  'ThreadManager',
  'ThreadMemberManager',
  'UserManager',
  'VoiceStateManager',
] as const;
