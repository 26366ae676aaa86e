import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { Reply } from '../../contract/reply.ts';
import { LIMITS } from './limits.ts';

/** What a button needs to show another part of a reply, also after a restart. */
export interface ButtonState {
  /** What was asked; empty where it was too long to keep. */
  readonly ask: string;
  /** Tells whether a reply had anew is still the one that the button stands under. */
  readonly seal: string;
  /** Number of the page, from 0. */
  readonly page: number;
}

const STATE = z.object({
  ask: z.string(),
  seal: z.string().regex(/^[\w-]{16}$/u),
  page: z.int().min(0).max(10_000),
});

/** The value of a button, at most as long as Slack allows. */
export function encodeState(state: ButtonState): string {
  const value = JSON.stringify(state);
  return value.length <= LIMITS.buttonValue ? value : JSON.stringify({ ...state, ask: '' });
}

/** Reads the value of a button back; null for anything else. */
export function decodeState(value: string): ButtonState | null {
  try {
    return STATE.parse(JSON.parse(value));
  } catch {
    return null;
  }
}

/** Equal for equal replies: 16 characters. */
export function sealOf(reply: Reply): string {
  return createHash('sha256').update(JSON.stringify(reply)).digest('base64url').slice(0, 16);
}
