import type { types } from '@slack/bolt';
import { commands } from '../../../commands/index.ts';
import { createCommandNames } from '../../../src/adapters/slack/command-names.ts';
import { createRenderer, type SlackMessage } from '../../../src/adapters/slack/render.ts';
import { validatorFor } from '../../emulators/slack/schema.ts';
import { spoken, violationsOf } from '../../emulators/slack/violations.ts';
import { describeAdapter } from '../contract.ts';
import { buttonsIn, linesIn, liveIn } from './reading.ts';

const { pages } = createRenderer(createCommandNames(commands, ''));
const isBlock = validatorFor('KnownBlock');

describeAdapter<SlackMessage>({
  platform: 'slack',
  render: (reply) => pages(reply, { ask: '/help', shareable: true }),
  textOf: ({ blocks }) => blocks.map((block) => textOfBlock(block, blocks)).join(''),
  citationsOf: ({ blocks }) => linesIn(blocks, ({ style }) => style?.italic === true),
  suggestionsOf: ({ blocks }) =>
    buttonsIn(blocks).flatMap(({ action_id, value }) =>
      action_id?.startsWith('try:') ? [value ?? ''] : [],
    ),
  violations: (message) => [
    ...violationsOf({ ...message }),
    ...message.blocks.flatMap((block: unknown) =>
      isBlock(block) ? [] : [JSON.stringify(isBlock.errors?.[0])],
    ),
  ],
  live: liveIn,
});

/** The title stands on each page; it counts once. */
function textOfBlock(block: types.KnownBlock, blocks: readonly types.KnownBlock[]): string {
  if (block.type === 'rich_text') return spoken(block);
  const first = !JSON.stringify(blocks).match(/"Page (?!1 )\d+ of \d+"/u);
  return block.type === 'header' && first ? block.text.text : '';
}
