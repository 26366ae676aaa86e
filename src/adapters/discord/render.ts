import type { Status } from '../../contract/reply.ts';
import type { Render } from '../adapter.ts';
import type { Embed } from './embed.ts';
import { escapeMarkdown } from './markdown.ts';
import { paginate } from './paginate.ts';
import { bold, listed, type Passage, passageOf } from './passages.ts';
import { suggestionsOf } from './suggestions.ts';

/** Longest title of an embed, in characters (developers/resources/message.mdx, "Embed Limits"). */
const TITLE = 256;

/**
 * A reply as pages, one embed each, at least one. An embed has at most 2,500 characters, all text from users and
 * articles is inert in it, and it links to cited articles only.
 */
export const render: Render<readonly Embed[]> = (reply) => {
  const title = reply.title === undefined ? '' : escapeMarkdown(reply.title);
  const tooLong = title.length > TITLE && reply.title !== undefined;
  const pages = paginate([
    ...(tooLong ? [{ kind: 'text' as const, lines: bold(reply.title) }] : []),
    ...underDates(reply.blocks.map(passageOf)),
    ...listed(suggestionsOf(reply).listed),
  ]);
  return pages.map((description, index) => ({
    ...(index === 0 && title !== '' && !tooLong && { title }),
    description: description || '…',
    color: colour(reply.status),
    ...(pages.length > 1 && { footer: { text: `Page ${index + 1} of ${pages.length}` } }),
  }));
};

/** What stands between two events of one date belongs to that date: it is not said again behind it. */
function underDates(passages: readonly Passage[]): readonly Passage[] {
  const placed: Passage[] = [];
  let waiting: Passage[] = [];
  let date: string | undefined;
  for (const passage of passages) {
    const { heading } = passage;
    if (heading === undefined) {
      waiting.push(passage);
      continue;
    }
    const between = heading === date ? waiting.map((each) => ({ ...each, heading })) : waiting;
    placed.push(...between, passage);
    waiting = [];
    date = heading;
  }
  return [...placed, ...waiting];
}

function colour(status: Status): number {
  switch (status) {
    case 'answer':
      return 0x2e7d6b;
    case 'no_answer':
      return 0x7a828c;
    case 'invalid':
      return 0xc98a1b;
    case 'failure':
      return 0xb23b3b;
    default:
      return status satisfies never;
  }
}
