import { type App, AppInitializationError, type Receiver, type ReceiverEvent } from '@slack/bolt';

/** The side of Bolt at which events come in. How they come, over sockets or HTTP, is not its business. */
export interface EventReceiver extends Receiver {
  /** Hands an event to the app; rejects when a listener fails. */
  process(event: ReceiverEvent): Promise<void>;
}

/**
 * Bolt's extension point for transports. Its own receivers are not used: they die of frames that Slack may send, are deaf while
 * they reconnect, and accept requests from the future and replays.
 */
export function createReceiver(): EventReceiver {
  let app: App | undefined;
  return {
    init(created) {
      app = created;
    },
    start: async () => undefined,
    stop: async () => undefined,
    async process(event) {
      if (!app) throw new AppInitializationError('no app');
      await app.processEvent(event);
    },
  };
}
