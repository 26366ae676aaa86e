import type { types } from '@slack/bolt';
import { visible } from './text.ts';

/** Plain words for titles, labels and buttons: Slack reads neither markup nor emoji in them. */
export function words(text: string): types.PlainTextElement {
  return { type: 'plain_text', text: visible(text), emoji: false };
}
