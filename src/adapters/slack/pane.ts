import type { webApi } from '@slack/bolt';
import { LRUCache } from 'lru-cache';
import { shorten } from '../../language/text.ts';
import { LIMITS } from './limits.ts';
import type { Place } from './place.ts';
import { visible } from './text.ts';

/** The assistant pane: conversations with the bot beside whatever else is open. */
export interface Pane {
  /** Offers questions in a thread that was just opened; command lines, of which each works. */
  offer(thread: Thread, lines: readonly string[]): Promise<void>;
  /**
   * Shows that the bot is at work until its answer stands, and names a thread of the pane after its first question. Never rejects:
   * an answer does not depend on it.
   */
  work(place: Place, question: string): Promise<void>;
}

export interface Thread {
  readonly channel_id: string;
  readonly thread_ts: string;
}

/** Threads remembered as opened and not yet named. */
const MOST = 1000;

/** Longest title of a thread or a prompt, in characters: what the pane shows in a line or two. */
const TITLE = 75;

export function createPane({ assistant: { threads } }: webApi.WebClient): Pane {
  const nameless = new LRUCache<string, true>({ max: MOST });
  return {
    async offer(thread, lines) {
      nameless.set(keyOf(thread), true);
      const [first, ...rest] = lines.slice(0, LIMITS.prompts).map(promptOf);
      if (first) await threads.setSuggestedPrompts({ ...thread, prompts: [first, ...rest] });
    },
    async work({ channel, thread, direct }, question) {
      if (!direct || thread === undefined) return;
      const pane = { channel_id: channel, thread_ts: thread };
      const title = nameless.delete(keyOf(pane)) ? shorten(visible(question).trim(), TITLE) : '';
      await Promise.allSettled([
        threads.setStatus({ ...pane, status: 'is looking in the articles…' }),
        ...(title === '' ? [] : [threads.setTitle({ ...pane, title })]),
      ]);
    },
  };
}

function keyOf({ channel_id, thread_ts }: Thread): string {
  return `${channel_id}:${thread_ts}`;
}

/** Without slashes: that is how questions are put in a conversation, whatever commands are called in the workspace. */
function promptOf(line: string) {
  const message = line.replace(/^\/(?:ask )?/u, '');
  return { title: shorten(message, TITLE), message };
}
