import { beforeAll, describe, expect, test } from 'vitest';
import { createCustomIds } from '../../../src/adapters/discord/custom-id.ts';
import { messagesOf } from '../../../src/adapters/discord/message.ts';
import { render } from '../../../src/adapters/discord/render.ts';
import type { Bot } from '../../../src/bot/bot.ts';
import { answer, invalid, template } from '../../../src/contract/replies.ts';
import type { Block, Reply } from '../../../src/contract/reply.ts';
import { messageViolations } from '../../emulators/discord/limits.ts';
import { replyTo } from '../real-replies.ts';
import { PATIENT, warmBot } from './harness.ts';

const customIds = createCustomIds('a secret');

let bot: Bot;
beforeAll(async () => {
  bot = await warmBot();
}, 60_000);

describe('a typical reply', PATIENT, () => {
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
    const ephemeral = reply.visibility === 'private';
    const bodies = messagesOf(reply, { line, asked: line, ephemeral, customIds });
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

describe('a page', PATIENT, () => {
  test('groups events by date, and says the date again on the next page', () => {
    const [first, second] = pages(
      Array.from({ length: 60 }, () => event('2025-08-15', 'It went on for some time')),
    );
    expect(first?.match(/\*\*15 August 2025\*\*/gu)).toHaveLength(1);
    expect(second).toMatch(/^\*\*15 August 2025\*\*\n• It went on/u);
  });

  test('says a date again only where it changes, whatever stands between', () => {
    const between: Block = { kind: 'text', text: 'The articles differ', citations: cited };
    const [page = ''] = pages([
      event('2025-08-15', 'One'),
      between,
      event('2025-08-15', 'Two'),
      between,
      event('2025-08-16', 'Three'),
      event('2025-08-15', 'Four'),
    ]);
    expect(page.match(/\*\*\d+ August 2025\*\*/gu)).toEqual([
      '**15 August 2025**',
      '**16 August 2025**',
      '**15 August 2025**',
    ]);
  });

  test('says before each compared value in bold whose it is, and below it where it stands', () => {
    const [page] = pages([
      {
        kind: 'comparison',
        point: 'How long it took',
        values: [
          { article: 'a', text: 'two hours', citations: cited },
          { article: 'b', name: 'The Daily', text: null, citations: [] },
        ],
      },
    ]);
    expect(page).toBe(
      '**How long it took**\n**A:** two hours\n-# A ¶1\n**The Daily:** *does not say*',
    );
  });

  test('shows in bold what heads the lines below, and nothing else that ends in a colon', () => {
    const long = `${'word '.repeat(10)}:`;
    const [page] = pages([
      template('Also in the articles:'),
      { kind: 'text', text: 'She said:', citations: cited },
      template(long),
    ]);
    expect(page).toBe(`**Also in the articles:**\nShe said:\n-# A ¶1\n${long}`);
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

describe('a citation', PATIENT, () => {
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

describe('messages of an answer', PATIENT, () => {
  const long = answer([template('word '.repeat(2000))]);

  test('with a line that fits a button are one, whose buttons hold at most 100 characters', () => {
    const line = `/quote somebody about:"${'x'.repeat(50)}"`;
    const [body, ...others] = messagesOf(long, { line, asked: line, ephemeral: false, customIds });
    const ids = body?.components.flatMap((row) => row.components.map((item) => item.custom_id));
    expect(others).toEqual([]);
    expect(customIds.read(ids?.at(-1) ?? '')).toMatchObject({ kind: 'page', page: 1, line });
    for (const id of ids ?? []) expect(id.length).toBeLessThanOrEqual(100);
  });

  test('with a longer line are several without buttons, within the limits of each', () => {
    const line = `/ask ${'why '.repeat(60)}`;
    const bodies = messagesOf(long, { line, asked: null, ephemeral: false, customIds });
    expect(bodies.length).toBeGreaterThan(1);
    expect(bodies.length).toBeLessThanOrEqual(5);
    expect(bodies.flatMap(({ components }) => components)).toEqual([]);
    expect(bodies.flatMap(messageViolations)).toEqual([]);
    expect(JSON.stringify(bodies)).not.toContain('does not fit here');
  });

  test('say so where even these do not hold all of it', () => {
    const longer = answer([template('word '.repeat(8000))]);
    const bodies = messagesOf(longer, { line: null, asked: null, ephemeral: false, customIds });
    expect(bodies).toHaveLength(5);
    expect(bodies.flatMap(messageViolations)).toEqual([]);
    expect(bodies.at(-1)?.embeds.at(-1)?.footer?.text).toMatch(
      /^Page 10 of \d\d\. The rest does not fit here/u,
    );
  });

  test('offer to share an answer that only the asker sees, but no mistake', () => {
    const labels = (reply: Reply) =>
      messagesOf(reply, { line: null, asked: null, ephemeral: true, customIds }).flatMap((body) =>
        body.components.flatMap((row) => row.components.map(({ label }) => label)),
      );
    expect(labels(answer([template('yes')]))).toEqual(['Share']);
    expect(labels(invalid('no'))).toEqual([]);
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
