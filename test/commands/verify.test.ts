import { describe, expect, test } from 'vitest';
import type { Reply } from '../../src/contract/reply.ts';
import { allPassages } from '../../src/corpus/access.ts';
import { quotedParts, quotedWords } from '../../src/language/quotations.ts';
import { isStopWord } from '../../src/language/words.ts';
import { INVENTED, openWorld, SHIPPED, textsOf } from '../fixtures/corpora.ts';

const invented = await openWorld(INVENTED);
const shipped = await openWorld(SHIPPED);

const verdictOf = ({ blocks }: Reply) => blocks.find((block) => block.kind === 'verdict');

describe.each([
  ['shipped', shipped],
  ['invented', invented],
] as const)('/verify on the %s corpus', (_, world) => {
  const quoted = allPassages(world.corpus).filter(
    ({ quotation, text }) => quotation && text.split(' ').length > 2,
  );

  test('finds each quotation, as typed in a line, under its speaker and cited', async () => {
    for (const { id, text, quotation } of quoted) {
      const [speaker = ''] = quotation?.speakers ?? [];
      for (const line of [
        `/verify “${text}” speaker:"${speaker}"`,
        `/verify "${text.replaceAll(/[“”]/gu, "'")}"`,
        `/verify ${text}`,
      ]) {
        const verdict = verdictOf(await world.say(line));
        expect(verdict, line).toMatchObject({ verdict: 'verbatim', diff: [] });
        expect(verdict?.citations.map(({ passage }) => passage)).toContain(id);
      }
    }
  });

  test('names the true speaker of words under another name', async () => {
    for (const { text, quotation } of quoted.slice(0, 20)) {
      const reply = await world.command('verify', { quotation: text, speaker: 'Xanthippe Quux' });
      const verdict = verdictOf(reply);
      expect(verdict?.verdict, text).toBe('misattributed');
      for (const name of quotation?.speakers ?? []) expect(verdict?.speaker).toContain(name);
    }
  });

  test('names just those whose quotations are shown, and cites each place once', async () => {
    const telling = quoted
      .flatMap(({ text }) => quotedWords(text))
      .filter((word) => word.length > 3 && !isStopWord(word));
    for (const quotation of new Set(telling)) {
      const reply = await world.command('verify', { quotation, speaker: 'Xanthippe Quux' });
      const names = reply.blocks.flatMap((block) =>
        block.kind === 'quotation' ? [block.speaker] : [],
      );
      expect(textsOf(reply)[0]).toBe(
        `Not Xanthippe Quux: the articles print this as words of ${[...new Set(names)].join(', and of ')}.`,
      );
      const labels = verdictOf(reply)?.citations.map(({ label }) => label) ?? [];
      expect(labels, quotation).toEqual([...new Set(labels)]);
    }
  });

  test('finds what narration prints in quotation marks, as words of somebody or of nobody', async () => {
    const narrated = allPassages(world.corpus).filter(({ quotation }) => !quotation);
    for (const { text } of narrated)
      for (const quotation of quotedParts(text)) {
        const reply = await world.command('verify', { quotation });
        expect(reply.status, quotation).toBe('answer');
        expect(textsOf(reply)[0]).toMatch(/^The articles print these words/u);
      }
  });

  test('counts hyphens for no words, and shows them', async () => {
    for (const { text } of quoted) {
      const tied = text.replace(/^(\p{L}+) (?=\p{L})/u, '$1-');
      if (tied === text) continue;
      const reply = await world.command('verify', { quotation: tied });
      const verdict = verdictOf(reply);
      expect(verdict?.verdict, tied).toBe('verbatim');
      expect(verdict?.diff.map(({ op }) => op).slice(0, 2)).toEqual(['removed', 'added']);
      expect(textsOf(reply)[0]).toContain('only the hyphens differ');
    }
  });
});

describe('/verify', () => {
  test.each([
    ['"Sentiment is a poor curator" speaker:Dace', 'verbatim', 'Corvin Dace'],
    ['“Sentiment is a poor curator” — Corvin Dace', 'verbatim', 'Corvin Dace'],
    ['sentiment is a poor curator', 'verbatim', 'Corvin Dace'],
    ['"Sentiment is a good curator"', 'altered', 'Corvin Dace'],
    ['"Sentiment is not a poor curator"', 'altered', 'Corvin Dace'],
    ['"Sentiment is a poor curator" speaker:Morrow', 'misattributed', 'Corvin Dace'],
    ['"Sentiment is a good curator" speaker:Morrow', 'misattributed', 'Corvin Dace'],
    ['Sentiment is a poor curator speaker:', 'verbatim', 'Corvin Dace'],
    ['"Sentiment is a poor curator" speaker:', 'verbatim', 'Corvin Dace'],
    ['"Sentiment is a poor curator" speaker:""', 'verbatim', 'Corvin Dace'],
    ['"Bananas are cheaper than ever this week"', 'not_found', null],
  ])('%s is %s', async (line, verdict, speaker) => {
    expect(verdictOf(await invented.say(`/verify ${line}`))).toMatchObject({ verdict, speaker });
  });

  test('says of other words of another speaker that they are neither', async () => {
    const reply = await invented.say('/verify "Sentiment is a good curator" speaker:Morrow');
    expect(textsOf(reply)[0]).toBe(
      'Not Ilsabet Morrow, and not word for word: the articles print other words, of Corvin Dace.',
    );
  });

  test.each([
    ["it won't be the end", 'bell-002 ¶20'],
    ['it will not be the end', 'The Imbry Courier ¶15'],
  ])('compares “%s” with the wording that differs least as it is written', async (end, place) => {
    const verdict = verdictOf(await invented.say(`/verify "This is the first return, and ${end}"`));
    expect(verdict?.citations.map(({ label }) => label)).toEqual([place]);
    expect(verdict?.diff.map(({ op, text }) => [op, text]).slice(1)).toEqual([
      ['removed', 'end'],
      ['added', 'last,'],
    ]);
  });

  test('shows words on a sign as words of nobody, whoever is claimed', async () => {
    for (const line of ['"On its way home"', '“on its way home.” speaker:Morrow']) {
      const reply = await invented.say(`/verify ${line}`);
      expect(reply).toMatchObject({ status: 'answer', visibility: 'public' });
      expect(reply.blocks).toEqual([
        expect.objectContaining({
          text: 'The articles print these words in quotation marks, but not as anybody’s words:',
        }),
        expect.objectContaining({
          text: expect.stringContaining('“On its way home”'),
          citations: [expect.objectContaining({ label: 'The Imbry Courier ¶22' })],
        }),
      ]);
    }
  });

  test('shows word by word what was changed', async () => {
    const verdict = verdictOf(
      await invented.say('/verify "Today a bell, tomorrow the entire east wing."'),
    );
    expect(verdict).toMatchObject({
      diff: [
        { op: 'same', text: 'Today a bell, tomorrow the' },
        { op: 'removed', text: 'entire' },
        { op: 'added', text: 'whole' },
        { op: 'same', text: 'east wing.' },
      ],
    });
  });

  test('shows what was put in the place of the last and of the first word', async () => {
    const last = verdictOf(
      await invented.say('/verify "Today a bell, tomorrow the whole east tower"'),
    );
    expect(last?.diff.map(({ op, text }) => [op, text]).slice(1)).toEqual([
      ['removed', 'tower'],
      ['added', 'wing.'],
    ]);
    const first = verdictOf(
      await invented.say('/verify "Tonight a bell, tomorrow the whole east wing"'),
    );
    expect(first?.diff.map(({ op, text }) => [op, text]).slice(0, 2)).toEqual([
      ['removed', 'Tonight'],
      ['added', 'Today'],
    ]);
  });

  test('tells parts that were not said together', async () => {
    const reply = await invented.say(
      '/verify "I am ashamed of the catalogue. It came nine years too late"',
    );
    expect(verdictOf(reply)?.verdict).toBe('spliced');
  });

  test('says that not found does not mean never said', async () => {
    const reply = await invented.say('/verify "Bananas are cheaper than ever this week"');
    expect(reply.status).toBe('no_answer');
    expect(textsOf(reply)[0]).toContain('does not prove that they were never said');
  });

  test('shows the sentence of narration that holds a few words which nobody is quoted as saying', async () => {
    const reply = await invented.command('verify', { quotation: 'brought the bell from the quay' });
    expect(verdictOf(reply)?.verdict).toBe('not_found');
    expect(textsOf(reply).at(-1)).toContain('A fish cart pulled by hand brought the bell');
  });

  test('knows narration from quotation', async () => {
    const reply = await invented.say(
      '/verify "The museum still holds 14 other objects from Oskerra"',
    );
    expect(verdictOf(reply)?.verdict).toBe('not_found');
    expect(textsOf(reply).join('\n')).toContain('Nobody is quoted as saying this');
  });

  test.each([
    '/verify',
    '/verify ""',
    '/verify "…"',
    '/verify —',
    '/verify the',
    `/verify ${'word '.repeat(500)}`,
  ])('%s is refused in a sentence', async (line) => {
    const reply = await invented.say(line);
    expect(reply.status).toBe('invalid');
    expect(reply.blocks).toHaveLength(1);
  });
});

describe('/verify', () => {
  test('takes only a name beside the quotation for the speaker', async () => {
    for (const line of [
      '/verify did you see “Next time in Moscow” in there?',
      '/verify “Next time in Moscow” — putin',
    ])
      expect(verdictOf(await shipped.say(line)), line).toMatchObject({ verdict: 'verbatim' });
    for (const line of [
      '/verify “Next time in Moscow” Trump',
      '/verify “Next time in Moscow” said Macron',
    ])
      expect(verdictOf(await shipped.say(line)), line).toMatchObject({ verdict: 'misattributed' });
  });

  test('tells of a cut that the words run over', async () => {
    const line =
      '/verify "I want to see a ceasefire rapidly, I’m not going to be happy if it’s not today"';
    const own = await shipped.say(line);
    expect(textsOf(own)[0]).toMatch(
      /^Not word for word: between these words of .+ the articles mark a cut, which is missing here\.$/u,
    );
    expect(verdictOf(own)).toMatchObject({ verdict: 'altered' });
    expect(verdictOf(own)?.diff.filter(({ op }) => op !== 'same')).toEqual([
      { op: 'added', text: '...' },
    ]);
    const others = await shipped.say(`${line} speaker:macron`);
    expect(textsOf(others)[0]).toMatch(/^Not .+, and not word for word: .+ with a cut/u);
  });

  test('finds words that an article ties by hyphens, and those it does not', async () => {
    for (const [quotation, printed] of [
      ['feel out meeting', 'feel-out'],
      ['an extremely-productive meeting', 'extremely productive'],
    ]) {
      const verdict = verdictOf(await shipped.say(`/verify "${quotation}"`));
      expect(verdict).toMatchObject({ verdict: 'verbatim' });
      expect(verdict?.diff).toContainEqual({ op: 'added', text: printed });
    }
  });
});
