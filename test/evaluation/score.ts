import { renderPlain } from '../../src/adapters/console/render.ts';
import type { Block, Citation, Reply } from '../../src/contract/reply.ts';
import { fold } from '../../src/language/text.ts';

/** Whether a reply holds one of the answer strings (`re:` marks a pattern), and cites one of the places. */
export function isRight(
  reply: Reply,
  { answers, at }: { answers: readonly string[]; at: readonly string[] },
): boolean {
  const text = renderPlain({ ...reply, suggestions: [] });
  const cited = placesOf(reply.blocks);
  return answers.some((answer) => holds(text, answer)) && at.some((place) => cited.has(place));
}

/** The reply up to where it goes on to other paragraphs. */
export function firstPart(reply: Reply): Reply {
  const end = reply.blocks.findIndex(
    (block) => block.kind === 'text' && block.text === 'Also in the articles:',
  );
  return end < 0
    ? reply
    : {
        ...reply,
        blocks: [
          ...reply.blocks.slice(0, end),
          ...reply.blocks.filter(({ kind }) => kind === 'comparison'),
        ],
      };
}

/** "global-news ¶3" for each paragraph that the blocks cite. */
export function placesOf(blocks: readonly Block[]): ReadonlySet<string> {
  return new Set(blocks.flatMap(citationsOf).flatMap(paragraphsOf));
}

export function citationsOf(block: Block): readonly Citation[] {
  return block.kind === 'comparison'
    ? block.values.flatMap((value) => value.citations)
    : block.citations;
}

export function holds(text: string, answer: string): boolean {
  if (!answer.startsWith('re:')) return squeeze(fold(text)).includes(squeeze(fold(answer)));
  const pattern = new RegExp(answer.slice(3), 'iu');
  return pattern.test(text) || pattern.test(text.replace(/[’‘]/gu, "'"));
}

function paragraphsOf({ article, label }: Citation): readonly string[] {
  return label
    .slice(label.indexOf('¶'))
    .split(',')
    .flatMap((part) => {
      const [from = 0, to = from] = (part.match(/\d+/gu) ?? []).map(Number);
      return Array.from({ length: to - from + 1 }, (_, i) => `${article} ¶${from + i}`);
    });
}

function squeeze(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
