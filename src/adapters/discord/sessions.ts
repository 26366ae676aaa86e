import type { SessionInfo } from '@discordjs/ws';

/** Where each shard stopped reading: with it a new connection gets what it missed. */
export interface Sessions {
  read(shard: number): SessionInfo | null;
  /** Null asks to forget the session; it is kept while the network is what failed. */
  write(shard: number, session: SessionInfo | null): void;
  /** The gateway spoke to the shard. */
  greeted(shard: number): void;
  /** The connection of the shard ended. */
  closed(shard: number, code: number): void;
}

/** The close code of a connection that ended without one. */
const ABNORMAL = 1006;
/** Milliseconds without a word from the gateway after which a session is over, and its address not worth trying. */
const KEPT = 3 * 60_000;

/**
 * Sessions that outlive a gateway that is down. @discordjs/ws forgets a session when a connection is reset or refused,
 * and everything that Discord would replay is lost; only Discord's own word ends it here.
 */
export function createSessions(): Sessions {
  const sessions = new Map<number, SessionInfo>();
  const silentSince = new Map<number, number>();
  return {
    read: (shard) => sessions.get(shard) ?? null,
    write(shard, session) {
      const since = silentSince.get(shard);
      if (session) sessions.set(shard, session);
      else if (since === undefined || Date.now() - since > KEPT) sessions.delete(shard);
    },
    greeted: (shard) => void silentSince.delete(shard),
    closed(shard, code) {
      if (code === ABNORMAL && !silentSince.has(shard)) silentSince.set(shard, Date.now());
    },
  };
}
