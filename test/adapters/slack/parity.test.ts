import { expect, test, vi } from 'vitest';
import { commands } from '../../../commands/index.ts';
import { createRender } from '../../../src/adapters/console/render.ts';
import { PLAIN } from '../../../src/adapters/console/style.ts';
import { render as renderDiscord } from '../../../src/adapters/discord/render.ts';
import { createCommandNames } from '../../../src/adapters/slack/command-names.ts';
import { createRenderer } from '../../../src/adapters/slack/render.ts';
import type { Reply } from '../../../src/contract/reply.ts';
import { seen } from '../arbitrary-replies.ts';
import { citationsIn } from '../contract.ts';
import { readEmbed } from '../discord/markdown-reader.ts';
import { linesIn } from './reading.ts';
import { shared } from './starting.ts';
import { TYPICAL } from './typical-replies.ts';

// the machine may be busy with other tests
vi.setConfig({ testTimeout: 90_000 });

const { pages } = createRenderer(createCommandNames(commands, ''));
const renderConsole = createRender({
  style: PLAIN,
  width: Number.POSITIVE_INFINITY,
  citations: true,
});

/** What a reader reads of a reply, on each platform. */
const PLATFORMS: Readonly<Record<string, (reply: Reply) => string>> = {
  slack: (reply) =>
    pages(reply)
      .flatMap(({ blocks }) => linesIn(blocks, () => true))
      .join(''),
  discord: (reply) =>
    renderDiscord(reply)
      .map((embed) => readEmbed(embed).text)
      .join('\n'),
  console: renderConsole,
};

function sentencesIn({ blocks }: Reply): readonly string[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'comparison')
      return [block.point, ...block.values.flatMap(({ text }) => text ?? [])];
    return block.kind === 'verdict' ? block.diff.map(({ text }) => text) : [block.text];
  });
}

/** Looks for each piece after the one before it; what is not found. */
function missing(text: string, piecesInOrder: readonly string[]): readonly string[] {
  const said = seen(text);
  let from = 0;
  return piecesInOrder.filter((piece) => {
    const at = said.indexOf(seen(piece), from);
    if (at >= 0) from = at + seen(piece).length;
    return at < 0;
  });
}

function expectParity(reply: Reply): void {
  for (const [platform, read] of Object.entries(PLATFORMS)) {
    const text = read(reply);
    const labels = citationsIn(reply).map(({ label }) => label);
    expect([platform, missing(text, sentencesIn(reply))]).toEqual([platform, []]);
    expect([platform, missing(text, labels)]).toEqual([platform, []]);
  }
}

test.each(Object.entries(TYPICAL))(
  'one reply says the same sentences and sources, in the same order, on all platforms: %s',
  (_name, reply) => expectParity(reply),
);

test('so does what the bot answers to every example', async () => {
  const { corpus, say } = await shared;
  const lines = Object.values(corpus.event.examples).flat();
  expect(lines.length).toBeGreaterThan(20);
  for (const line of lines) expectParity(await say(line, line));
});
