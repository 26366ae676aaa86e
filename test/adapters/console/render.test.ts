import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import {
  type ConsoleLook,
  createRender,
  renderPlain,
} from '../../../src/adapters/console/render.ts';
import { COLOURED, PLAIN } from '../../../src/adapters/console/style.ts';
import { columns } from '../../../src/adapters/console/wrap.ts';
import type { Block, Reply } from '../../../src/contract/reply.ts';
import { INVENTED, openWorld } from '../../fixtures/corpora.ts';

const AT = (label: string) => ({ article: 'daily', passage: 'daily#1', label });
const say = (...blocks: Block[]): Reply => ({ status: 'answer', visibility: 'public', blocks });
const LOOK: ConsoleLook = { style: PLAIN, width: Number.POSITIVE_INFINITY, citations: true };
const render = createRender(LOOK);

describe('a reply in the terminal', () => {
  test('sets citations in brackets behind what they vouch for', () => {
    expect(
      render(
        say({ kind: 'text', text: 'It rained.', citations: [AT('Daily ¶1'), AT('Daily ¶4')] }),
      ),
    ).toBe('It rained. [Daily ¶1; Daily ¶4]');
  });

  test('sets quotations apart, with who said it and when', () => {
    const block: Block = {
      kind: 'quotation',
      text: 'It rained,',
      speaker: 'Ann Lee',
      occasion: 'outside',
      date: '2019-05-01',
      citations: [AT('Daily ¶1')],
    };
    expect(render(say(block))).toBe(
      '  “It rained,”\n    — Ann Lee, outside (1 May 2019) [Daily ¶1]',
    );
    const { occasion: _, date: __, ...bare } = block;
    expect(render(say(bare))).toBe('  “It rained,”\n    — Ann Lee [Daily ¶1]');
  });

  test('prints each date once above its events', () => {
    const event = (date: string, text: string): Block => ({
      kind: 'event',
      date,
      precision: 'day',
      text,
      citations: [],
    });
    expect(render(say(event('2019', 'One'), event('2019', 'Two'), event('2019-05', 'Three')))).toBe(
      '2019\n  • One\n  • Two\nMay 2019\n  • Three',
    );
  });

  test('says of each article in a comparison what it says, or that it does not', () => {
    const block: Block = {
      kind: 'comparison',
      point: 'How long it rained',
      values: [
        { article: 'daily', text: 'two hours', citations: [AT('The Daily ¶1')] },
        { article: 'weekly', text: null, citations: [] },
      ],
    };
    expect(render(say(block))).toBe(
      'How long it rained\n  The Daily: two hours [The Daily ¶1]\n  weekly: does not say',
    );
  });

  test('shows a verdict with what was changed', () => {
    const block: Block = {
      kind: 'verdict',
      verdict: 'altered',
      claim: 'it snowed here',
      speaker: 'Ann Lee',
      diff: [
        { op: 'same', text: 'it' },
        { op: 'removed', text: 'snowed' },
        { op: 'added', text: 'rained' },
        { op: 'same', text: 'here' },
      ],
      citations: [AT('Daily ¶1')],
    };
    expect(render(say(block))).toBe('ALTERED [Daily ¶1]\n  it [-snowed-] [+rained+] here');
    expect(render(say({ ...block, verdict: 'not_found', diff: [], citations: [] }))).toBe(
      'NOT QUOTED IN THE ARTICLES',
    );
  });

  test('starts with the title and ends with lines to try', () => {
    expect(
      render({
        ...say({ kind: 'text', text: 'Hello.', citations: [] }),
        title: 'Help',
        suggestions: ['/help', '/ask why'],
      }),
    ).toBe('Help\nHello.\n\nTry:\n  /help\n  /ask why');
  });

  test('holds no control character of any text', () => {
    const evil = 'a\u001b[2Jb\u0007c\u202ed\ne';
    const text = render({
      ...say(
        { kind: 'text', text: evil, citations: [AT(evil)] },
        { kind: 'quotation', text: evil, speaker: evil, occasion: evil, citations: [] },
        { kind: 'comparison', point: evil, values: [{ article: evil, text: evil, citations: [] }] },
        {
          kind: 'verdict',
          verdict: 'altered',
          claim: evil,
          speaker: evil,
          diff: [{ op: 'added', text: evil }],
          citations: [],
        },
      ),
      title: evil,
      suggestions: [evil],
    });
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });
});

describe('the look', () => {
  test('colours come only with the coloured style, and change no letter', async () => {
    const world = await openWorld(INVENTED);
    for (const line of [
      '/timeline',
      '/quote morrow',
      '/compare weight',
      '/verify "Sentiment is a good curator"',
      '/help',
    ]) {
      const reply = await world.say(line);
      const coloured = createRender({ ...LOOK, style: COLOURED })(reply);
      expect(coloured).toContain('\u001b[');
      expect(stripVTControlCharacters(coloured)).toBe(render(reply));
      expect(render(reply)).not.toContain('\u001b');
    }
  });

  test('no line is wider than the terminal, and no word is lost', async () => {
    const world = await openWorld(INVENTED);
    for (const width of [40, 72, 100])
      for (const line of ['/timeline', '/quote morrow', '/compare', '/sources bell-002']) {
        const reply = await world.say(line);
        const text = createRender({ ...LOOK, width })({ ...reply, suggestions: [] });
        for (const row of text.split('\n')) expect(columns(row), row).toBeLessThanOrEqual(width);
        expect(text.split(/\s+/u)).toEqual(render({ ...reply, suggestions: [] }).split(/\s+/u));
      }
  });

  test('plain text is without citations', () => {
    expect(
      renderPlain(say({ kind: 'text', text: 'It rained.', citations: [AT('Daily ¶1')] })),
    ).toBe('It rained.');
  });
});
