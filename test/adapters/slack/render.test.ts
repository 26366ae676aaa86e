import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { commands } from '../../../commands/index.ts';
import { createCommandNames } from '../../../src/adapters/slack/command-names.ts';
import { createForm, FORMS } from '../../../src/adapters/slack/form.ts';
import { createHome } from '../../../src/adapters/slack/home.ts';
import { createRenderer } from '../../../src/adapters/slack/render.ts';
import { decodeState, encodeState } from '../../../src/adapters/slack/state.ts';
import { escapeText, pieces, typedText } from '../../../src/adapters/slack/text.ts';
import type { Reply } from '../../../src/contract/reply.ts';
import { validatorFor } from '../../emulators/slack/schema.ts';
import { violationsOf } from '../../emulators/slack/violations.ts';
import { replies, seen, texts } from '../arbitrary-replies.ts';
import { citationsIn } from '../contract.ts';
import { replyTo } from '../real-replies.ts';
import { buttonsIn, drawn, linesIn } from './reading.ts';
import { shared } from './starting.ts';
import { TYPICAL } from './typical-replies.ts';

// the machine may be busy with other tests
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

const plain = createCommandNames(commands, '');
const renderer = createRenderer(plain);

test.each(Object.entries(TYPICAL))('a typical reply reads well: %s', (_name, reply) => {
  const pages = renderer.pages(reply, { ask: '/help', shareable: reply.status === 'no_answer' });
  expect(
    `${pages.map(drawn).join('\n--- next page\n')}\n--- aloud\n${pages[0]?.text}`,
  ).toMatchSnapshot();
});

test('the text of the first page holds the whole answer and its sources, escaped', async () => {
  const whole = (reply: Reply) => {
    const pages = renderer.pages(reply);
    const text = pages[0]?.text ?? '';
    expect(text.length).toBeLessThanOrEqual(40_000);
    if (text.endsWith('…') && text.length > 30_000) return;
    const said = seen(typedEntities(text));
    for (const { blocks } of pages)
      for (const shown of linesIn(blocks, () => true)) expect(said).toContain(seen(shown));
    for (const { label } of citationsIn(reply)) expect(said).toContain(seen(label));
  };
  fc.assert(fc.property(replies(), whole), { numRuns: 60, endOnFailure: true });
  const { bot, corpus } = await shared;
  for (const line of Object.values(corpus.event.examples).flat()) whole(await replyTo(bot, line));
});

test('the text of every other page is short, whatever is said', () => {
  fc.assert(
    fc.property(replies(), (reply) => {
      for (const { text } of renderer.pages(reply).slice(1)) expect(text.length).toBeLessThan(4000);
    }),
    { endOnFailure: true },
  );
});

test('escaping changes the three characters alone, and is undone by reading', () => {
  expect(escapeText('<!channel> & *b*')).toBe('&lt;!channel&gt; &amp; *b*');
  const ordinary = texts().filter((text) => !/<(?:[@#!]|https?:|mailto:)/u.test(text));
  fc.assert(
    fc.property(ordinary, (text) => {
      expect(typedText(escapeText(text))).toBe(text);
    }),
  );
});

test.each([
  ['<@U1> say <#C1|general> <!here>', '  say general  '],
  ['<https://x.example|this> <https://y.example>', 'this https://y.example'],
  ['<!date^1755216000^{date}|15 August> <!subteam^S1|@desk> <#C1> <#C1|>', '15 August      '],
  ['&lt;!channel&gt; and &lt;@U1|bob&gt; in &lt;#C1|general&gt;', '  and   in general'],
  ['&amp;lt; &lt;b&gt; 1 &lt; 2', '&lt; <b> 1 < 2'],
])('what people type is read without Slack’s encoding: %s', (text, read) => {
  expect(typedText(text)).toBe(read);
});

test('no code of a mention, a group or a channel reaches the bot, however it is typed', () => {
  const codes = fc.constantFrom('<!channel>', '<!here|@here>', '<@U0A1B2C3D4>', '<#C01|x>', '<!');
  const pieces = fc.array(fc.oneof(codes, texts(), fc.constantFrom('<', '>', '|', '&')), {
    maxLength: 8,
  });
  fc.assert(
    fc.property(pieces, fc.boolean(), (parts, literal) => {
      const text = parts.join('');
      expect(typedText(literal ? escapeText(text) : text)).not.toMatch(/<[@#!]/u);
    }),
    { numRuns: 500 },
  );
});

test('cutting loses nothing and splits no character', () => {
  fc.assert(
    fc.property(texts(), fc.integer({ min: 2, max: 700 }), (text, limit) => {
      const cut = pieces(text.toWellFormed(), limit);
      expect(cut.join('')).toBe(text.toWellFormed());
      for (const piece of cut) {
        expect(piece.length).toBeLessThanOrEqual(limit);
        expect(piece.isWellFormed()).toBe(true);
      }
    }),
  );
});

test('the state of a button survives, however long the question, and nothing else is read as one', () => {
  const states = fc.record({
    ask: texts(),
    seal: fc.stringMatching(/^[\w-]{16}$/u),
    page: fc.integer({ min: 0, max: 10_000 }),
  });
  fc.assert(
    fc.property(states, (state) => {
      const value = encodeState(state);
      expect(value.length).toBeLessThanOrEqual(2000);
      const fits = JSON.stringify(state).length <= 2000;
      expect(decodeState(value)).toEqual(fits ? state : { ...state, ask: '' });
    }),
  );
  fc.assert(
    fc.property(fc.oneof(texts(), fc.json()), (value) => {
      expect(decodeState(value)).toBeNull();
    }),
  );
});

test('with a prefix, our own sentences and buttons name commands as they are typed there; what is sent stays', async () => {
  const { bot } = await shared;
  const names = createCommandNames(commands, 'summit-');
  const [page] = createRenderer(names).pages(await replyTo(bot, '/help'));
  expect(page?.text).toContain('/summit-quote <speaker>'.replace('<', '&lt;').replace('>', '&gt;'));
  expect(page?.text).not.toMatch(/(?<![\w-])\/quote/u);
  const [first] = buttonsIn(page?.blocks ?? []);
  expect(first?.text.text).toMatch(/^\/summit-/u);
  expect(first?.value).toMatch(/^\/(?!summit-)/u);
  expect([names.meant('/summit-quote'), names.meant('/quote')]).toEqual(['quote', 'quote']);
});

test('forms and the app’s page are what Slack’s types and limits allow', async () => {
  const { bot } = await shared;
  const [isModal, isHome] = [validatorFor('ModalView'), validatorFor('HomeView')];
  const place = { channel: 'C1', user: 'U1', direct: false };
  for (const command of commands) {
    const form = createForm(command, place);
    expect([isModal(form), isModal.errors]).toEqual([true, null]);
    expect(violationsOf({ ...form }, 100)).toEqual([]);
  }
  expect(FORMS.every((name) => commands.some((command) => command.name === name))).toBe(true);
  const home = createHome([await replyTo(bot, '/help'), await replyTo(bot, '/sources')], renderer);
  expect([isHome(home), isHome.errors]).toEqual([true, null]);
  expect(violationsOf({ ...home }, 100)).toEqual([]);
});

function typedEntities(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
