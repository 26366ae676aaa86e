import { createCustomIds } from '../../../src/adapters/discord/custom-id.ts';
import { type MessageBody, messagesOf } from '../../../src/adapters/discord/message.ts';
import { render } from '../../../src/adapters/discord/render.ts';
import { messageViolations } from '../../emulators/discord/limits.ts';
import { describeAdapter } from '../contract.ts';
import { readEmbed } from './markdown-reader.ts';

const customIds = createCustomIds('a secret');
const asked = { line: '/ask what was said', asked: null } as const;

describeAdapter<MessageBody>({
  platform: 'discord',
  render: (reply) =>
    render(reply).flatMap((_embed, page) =>
      messagesOf(reply, { ...asked, page, ephemeral: true, customIds }),
    ),
  textOf: ({ embeds }) => embeds.map((embed) => readEmbed(embed).text).join('\n'),
  citationsOf: ({ embeds }) => embeds.flatMap((embed) => readEmbed(embed).small),
  suggestionsOf: ({ components }) =>
    components.flatMap((row) => row.components.flatMap((button) => lineOf(button.custom_id))),
  violations: messageViolations,
  live: ({ embeds }) => embeds.flatMap((embed) => readEmbed(embed).live),
});

function lineOf(customId: string): readonly string[] {
  const state = customIds.read(customId);
  return state?.kind === 'ask' ? [state.line] : [];
}
