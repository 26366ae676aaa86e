import { describe, expect, test } from 'vitest';
import type { Reply } from '../../src/contract/reply.ts';
import { allPassages } from '../../src/corpus/access.ts';
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
});

describe('/verify', () => {
  test.each([
    ['"Sentiment is a poor curator" speaker:Dace', 'verbatim', 'Corvin Dace'],
    ['“Sentiment is a poor curator” — Corvin Dace', 'verbatim', 'Corvin Dace'],
    ['sentiment is a poor curator', 'verbatim', 'Corvin Dace'],
    ['"Sentiment is a good curator"', 'altered', 'Corvin Dace'],
    ['"Sentiment is not a poor curator"', 'altered', 'Corvin Dace'],
    ['"Sentiment is a poor curator" speaker:Morrow', 'misattributed', 'Corvin Dace'],
    ['"Bananas are cheaper than ever this week"', 'not_found', null],
  ])('%s is %s', async (line, verdict, speaker) => {
    expect(verdictOf(await invented.say(`/verify ${line}`))).toMatchObject({ verdict, speaker });
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
});
