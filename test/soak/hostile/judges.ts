import { commands } from '../../../commands/index.ts';
import { createRender } from '../../../src/adapters/console/render.ts';
import { PLAIN } from '../../../src/adapters/console/style.ts';
import { createCustomIds } from '../../../src/adapters/discord/custom-id.ts';
import { messagesOf } from '../../../src/adapters/discord/message.ts';
import { render as renderForDiscord } from '../../../src/adapters/discord/render.ts';
import { createCommandNames } from '../../../src/adapters/slack/command-names.ts';
import { createRenderer } from '../../../src/adapters/slack/render.ts';
import type { Reply } from '../../../src/contract/reply.ts';
import { readEmbed } from '../../adapters/discord/markdown-reader.ts';
import { liveIn } from '../../adapters/slack/reading.ts';
import { messageViolations } from '../../emulators/discord/limits.ts';
import { validatorFor } from '../../emulators/slack/schema.ts';
import { violationsOf } from '../../emulators/slack/violations.ts';

/** What a platform would make of a reply. */
export interface Judgement {
  readonly messages: number;
  /** Limits and schemas that are broken. */
  readonly broken: readonly string[];
  /** Mentions, and links to anything but what the reply cites. */
  readonly live: readonly string[];
}

/** Judges a reply as a platform shows it. */
export type Judge = (reply: Reply) => Judgement;

/** A judge for each platform, with the same validators and readers that the adapters are tested with. */
export function createJudges(): Readonly<Record<'console' | 'discord' | 'slack', Judge>> {
  const render = createRender({ style: PLAIN, width: Number.POSITIVE_INFINITY, citations: true });
  const { pages } = createRenderer(createCommandNames(commands, ''));
  const isBlock = validatorFor('KnownBlock');
  const customIds = createCustomIds('a secret');
  return {
    console(reply) {
      const controls = render(reply).match(/\p{Cc}/gu) ?? [];
      return { messages: 1, broken: [], live: controls.filter((control) => control !== '\n') };
    },
    discord(reply) {
      const messages = renderForDiscord(reply).flatMap((_embed, page) =>
        messagesOf(reply, {
          line: '/ask it',
          asked: reply.title ?? null,
          page,
          ephemeral: true,
          customIds,
        }),
      );
      const live = messages.flatMap(({ embeds }) =>
        embeds.flatMap((embed) => readEmbed(embed).live),
      );
      return {
        messages: messages.length,
        broken: messages.flatMap(messageViolations),
        live: foreign(live, reply),
      };
    },
    slack(reply) {
      const messages = pages(reply, { ask: '/help', shareable: true });
      const wrong = messages.flatMap(({ blocks }) =>
        blocks.flatMap((block: unknown) =>
          isBlock(block) ? [] : [JSON.stringify(isBlock.errors?.[0])],
        ),
      );
      return {
        messages: messages.length,
        broken: [...wrong, ...messages.flatMap((message) => violationsOf({ ...message }))],
        live: foreign(messages.flatMap(liveIn), reply),
      };
    },
  };
}

/** What is live and not cited. */
function foreign(live: readonly string[], { blocks }: Reply): readonly string[] {
  if (live.length === 0) return [];
  const citations = blocks.flatMap((block) =>
    block.kind === 'comparison'
      ? block.values.flatMap((value) => value.citations)
      : block.citations,
  );
  const cited = citations.flatMap(({ url }) => (url === undefined ? [] : [spelt(url)]));
  return live.filter((item) => !/^https?:/u.test(item) || !cited.includes(spelt(item)));
}

/** Equal for two spellings of one address. */
function spelt(address: string): string {
  const href = URL.canParse(address) ? new URL(address).href : address;
  return href.replace(/(?:%[0-9a-f]{2})+/giu, (bytes) =>
    Buffer.from(bytes.replaceAll('%', ''), 'hex').toString(),
  );
}
