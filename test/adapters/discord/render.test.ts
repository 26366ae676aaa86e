import { beforeAll, describe, expect, test } from 'vitest';
import { createCustomIds } from '../../../src/adapters/discord/custom-id.ts';
import { messagesOf } from '../../../src/adapters/discord/message.ts';
import { render } from '../../../src/adapters/discord/render.ts';
import type { Bot } from '../../../src/bot/bot.ts';
import { answer, template } from '../../../src/contract/replies.ts';
import type { Block, Reply } from '../../../src/contract/reply.ts';
import { realBot, replyTo } from '../real-replies.ts';

const customIds = createCustomIds('a secret');

let bot: Bot;
beforeAll(async () => {
  ({ bot } = await realBot());
}, 60_000);

describe('a typical reply', () => {
  test.each([
    ['quotations of a speaker', '/quote daalder'],
    ['a timeline', '/timeline 2025-08-14'],
    ['a comparison', '/compare length of the talks'],
    ['a portrait', '/whois witkoff'],
    ['a verdict: verbatim', '/verify "Next time in Moscow" speaker:putin'],
    ['a verdict: altered', '/verify "We are relying on America" speaker:zelenskyy'],
    ['an honest no', '/quote witkoff'],
    ['a mistake', '/timeline 2025-02-30'],
  ])('looks good: %s', async (_name, line) => {
    const reply = await replyTo(bot, line);
    const question = { kind: 'text', text: line } as const;
    const ephemeral = reply.visibility === 'private';
    const bodies = messagesOf(reply, { question, ephemeral, customIds });
    expect(readable(bodies)).toMatchSnapshot();
  });
});

const cited = [{ article: 'a', passage: 'a#1', label: 'A ¶1' }];

function event(date: string, text: string): Block {
  return { kind: 'event', date, precision: 'day', text, citations: cited };
}

function pages(blocks: readonly Block[], more: Partial<Reply> = {}) {
  return render({ ...answer(blocks), ...more }).map(({ description }) => description);
}

describe('a page', () => {
  test('groups events by date, and says the date again on the next page', () => {
    const [first, second] = pages(
      Array.from({ length: 60 }, () => event('2025-08-15', 'It went on for some time')),
    );
    expect(first?.match(/\*\*15 August 2025\*\*/gu)).toHaveLength(1);
    expect(second).toMatch(/^\*\*15 August 2025\*\*\n• It went on/u);
  });

  test('ends before a block that does not fit, rather than within it', () => {
    const said = {
      kind: 'quotation',
      text: 'word '.repeat(120),
      speaker: 'Somebody',
      citations: cited,
    } as const;
    for (const page of pages([said, said, said, said])) expect(page).toMatch(/^> “[\s\S]*A ¶1$/u);
  });

  test('holds at most 2,000 characters, also of a text that is nothing but markup', () => {
    for (const page of pages([template('*'.repeat(9000))]))
      expect(page?.length).toBeLessThanOrEqual(2000);
  });

  test('carries a title that is too long for one in its text', () => {
    const [page] = render({ ...answer([template('text')]), title: '_'.repeat(200) });
    expect(page).not.toHaveProperty('title');
    expect(page?.description).toContain(`**${'\\_'.repeat(200)}**`);
  });
});

describe('a citation', () => {
  test('links to the article where that has a web address, and only there', () => {
    const link = (url: string) =>
      pages([
        {
          kind: 'text',
          text: 'x',
          citations: [{ article: 'a', passage: 'a#1', label: 'A ¶1', url }],
        },
      ])[0];
    expect(link('https://news.example/a_(b)')).toContain(
      '-# [A ¶1](https://news.example/a%5F%28b%29)',
    );
    for (const url of [
      'javascript:alert(1)',
      'discord://-/x',
      'nonsense',
      `https://x.example/${'y'.repeat(400)}`,
    ])
      expect(link(url)).toContain('-# A ¶1');
  });

  test('cannot be stretched over text behind it by brackets in that text', () => {
    const url = 'https://news.example/a';
    const trap = 'x](https://evil.example)';
    const [page] = pages([
      {
        kind: 'text',
        text: trap,
        citations: [{ article: 'a', passage: 'a#1', label: 'A ¶1', url }],
      },
      template(trap),
    ]);
    expect(page).not.toContain('](https://evil');
  });
});

describe('messages of an answer', () => {
  test('to a question too long for a button are several, within the limits of each', () => {
    const question = { kind: 'text', text: 'why '.repeat(60) } as const;
    const reply = answer([template('word '.repeat(2000))]);
    const bodies = messagesOf(reply, { question, ephemeral: false, customIds });
    expect(bodies.length).toBeGreaterThan(1);
    expect(bodies.length).toBeLessThanOrEqual(5);
    expect(bodies.flatMap(({ components }) => components)).toEqual([]);
  });
});

/** A message as a person would describe it. */
function readable(bodies: ReturnType<typeof messagesOf>): string {
  return bodies
    .map(({ embeds, components, flags }) =>
      [
        ...(flags === undefined ? [] : ['(only you can see this)']),
        ...embeds.map(({ author, title, description, footer }) =>
          [author?.name, title && `# ${title}`, description, footer && `(${footer.text})`]
            .filter(Boolean)
            .join('\n'),
        ),
        ...components.map((row) =>
          row.components
            .map(({ label, disabled }) => (disabled ? `(${label})` : `[${label}]`))
            .join(' '),
        ),
      ].join('\n\n'),
    )
    .join('\n\n———\n\n');
}
