import type { types } from '@slack/bolt';
import type { Reply } from '../../contract/reply.ts';
import { LIMITS } from './limits.ts';
import type { Renderer } from './render.ts';

/** The app's page: each reply whole, one below the other. */
export function createHome(
  replies: readonly Reply[],
  { whole }: Pick<Renderer, 'whole'>,
): types.HomeView {
  const blocks = replies.flatMap((reply, index): readonly types.KnownBlock[] =>
    index === 0 ? whole(reply) : [{ type: 'divider' }, ...whole(reply)],
  );
  return { type: 'home', blocks: blocks.slice(0, LIMITS.homeBlocks) };
}
