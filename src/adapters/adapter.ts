import type { Bot } from '../bot/bot.ts';
import type { Reply } from '../contract/reply.ts';
import type { Platform } from '../contract/request.ts';

/** A platform: turns its events into requests and replies into its messages. */
export interface Adapter {
  readonly platform: Platform;
  /** Resolves when the platform is connected, or, for the console, when the conversation is over. */
  start(bot: Bot): Promise<void>;
  /** Answers what was received, takes nothing new. */
  stop(): Promise<void>;
}

/** Turns a reply into a platform's message; pure. */
export type Render<Message> = (reply: Reply) => Message;
