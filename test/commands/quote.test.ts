import { describe, expect, test } from 'vitest';
import { speakersOf } from '../../src/answers/people.ts';
import { allPassages, findPerson } from '../../src/corpus/access.ts';
import { INVENTED, openWorld, SHIPPED, textsOf } from '../fixtures/corpora.ts';

const shipped = await openWorld(SHIPPED);
const invented = await openWorld(INVENTED);

describe.each([
  ['shipped', shipped],
  ['invented', invented],
] as const)('/quote on the %s corpus', (_, world) => {
  const speakers = speakersOf(world.corpus);

  test('finds each speaker by every name, spelling, title and alias, and shows nobody else’s words', async () => {
    for (const name of speakers) {
      const person = findPerson(world.corpus, name);
      const forms = [
        name,
        ...(person?.spellings.map(({ form }) => form) ?? []),
        ...(person?.titles ?? []),
        ...(person?.aliases ?? []),
      ];
      for (const form of forms) {
        const reply = await world.command('quote', { speaker: form });
        expect(reply, `${name} as ${form}`).toMatchObject({ status: 'answer', title: name });
        for (const block of reply.blocks)
          if (block.kind === 'quotation') expect(block.speaker).toContain(name);
      }
    }
  });

  test('shows every quotation of a speaker, cited where it stands', async () => {
    for (const name of speakers) {
      const reply = await world.command('quote', { speaker: name });
      const shown = reply.blocks.flatMap((block) =>
        block.kind === 'quotation' ? block.citations : [],
      );
      const printed = allPassages(world.corpus).filter(({ quotation }) =>
        quotation?.speakers.includes(name),
      );
      expect(shown.map(({ passage }) => passage).sort()).toEqual(
        printed.map(({ id }) => id).sort(),
      );
    }
  });

  test('prints what the article prints', async () => {
    const printed = new Map(allPassages(world.corpus).map((passage) => [passage.id, passage]));
    for (const name of speakers)
      for (const block of (await world.command('quote', { speaker: name })).blocks)
        if (block.kind === 'quotation')
          expect(block.text).toBe(printed.get(block.citations[0]?.passage ?? '')?.text);
  });

  test('limit and skip leaf through all of it', async () => {
    const [name = ''] = speakers;
    const whole = await world.command('quote', { speaker: name });
    const pages = [];
    for (let skip = 0; ; skip += 2) {
      const page = await world.command('quote', { speaker: name, limit: 2, skip });
      if (page.status !== 'answer') break;
      pages.push(...page.blocks);
    }
    expect(pages).toEqual(whole.blocks);
  });

  test('a person who is mentioned but not quoted, and one who is not mentioned, get two answers', async () => {
    const silent = world.corpus.people.find(
      ({ kind, name }) => kind === 'person' && !speakers.includes(name),
    );
    const mentioned = await world.command('quote', { speaker: silent?.name ?? '' });
    const unknown = await world.command('quote', { speaker: 'Xanthippe Quux' });
    expect([mentioned.status, unknown.status]).toEqual(['no_answer', 'no_answer']);
    expect(textsOf(mentioned).join()).toContain(`quote no words of ${silent?.name}.`);
    expect(textsOf(unknown).join()).toContain('do not mention “Xanthippe Quux”');
  });
});

describe('/quote', () => {
  test('shows one utterance once, with all of its citations', async () => {
    const reply = await invented.say('/quote morrow about:silent');
    const kept = reply.blocks.filter(
      (block) => block.kind === 'quotation' && block.text.includes('kept it silent'),
    );
    expect(kept).toHaveLength(1);
    expect(kept[0]).toMatchObject({
      citations: [{ label: 'The Imbry Courier ¶4' }, { label: 'Oskerra Weekly ¶4' }],
    });
  });

  test('shows another wording as such, with who prints which', async () => {
    const { blocks } = await invented.say('/quote ondrasky about:"first return"');
    const at = blocks.findIndex((block) => block.kind === 'text');
    expect(blocks[at]).toMatchObject({ text: 'Also printed, in whole or in part:' });
    expect([blocks[at - 1], blocks[at + 1]]).toMatchObject([
      {
        text: 'This is the first return, and it will not be the last,',
        citations: [{ article: 'imbry-courier' }],
      },
      {
        text: "This is the first return, and it won't be the last,",
        citations: [{ article: 'bell-002' }],
      },
    ]);
  });

  test('ranks by topic', async () => {
    const { blocks } = await invented.say('/quote hadrigan about:crack');
    expect(blocks[0]).toMatchObject({ text: "It's a wrinkle, not a wound," });
  });

  test('says when nothing is about a topic, and offers topics that are', async () => {
    const reply = await invented.say('/quote morrow about:football');
    expect(reply.status).toBe('no_answer');
    expect(textsOf(reply)[0]).toContain('is about “football”');
    for (const line of reply.suggestions ?? [])
      expect((await invented.say(line)).status).toBe('answer');
  });

  test.each([
    ['catalogue', 'Ilsabet Morrow on catalogue'],
    ['interview', 'Ilsabet Morrow, where it is about interview'],
  ])('says in its title whether the words themselves name %s', async (about, title) => {
    expect(await invented.command('quote', { speaker: 'Morrow', about, limit: 1 })).toMatchObject({
      title,
    });
  });

  test('forgives a slip of the finger', async () => {
    expect(await invented.say('/quote Morow')).toMatchObject({
      status: 'answer',
      title: 'Ilsabet Morrow',
    });
  });

  test('asks back when a name can mean several people', async () => {
    const reply = await shipped.say('/quote the president');
    expect(reply.status).toBe('invalid');
    expect(textsOf(reply)[0]).toMatch(/can mean .+ and .+\. Which one\?$/u);
    const people = shipped.corpus.people.filter(({ kind }) => kind === 'person').length;
    expect(reply.suggestions?.length).toBeLessThanOrEqual(people);
  });

  test.each([
    ['/quote', 'speaker is missing. /quote <speaker>'],
    ['/quote putin limit:999999', 'limit must be a whole number from 1 to 100'],
    ['/quote putin limit:0', 'limit must be'],
    ['/quote putin limit:two', 'limit must be'],
    ['/quote putin limit:1 limit:2', 'stands twice'],
    [`/quote ${'x'.repeat(200)}`, '100 characters'],
  ])('%s is refused in a sentence', async (line, said) => {
    const reply = await shipped.say(line);
    expect(reply.status).toBe('invalid');
    expect(textsOf(reply)[0]).toContain(said);
  });

  test('suggests speakers and topics as they are typed', () => {
    expect(invented.bot.suggest({ command: 'quote', option: 'speaker', partial: 'mor' })[0]).toBe(
      'Ilsabet Morrow',
    );
    expect(invented.bot.suggest({ command: 'quote', option: 'about', partial: 'cat' })).toContain(
      'catalogue',
    );
    expect(invented.bot.suggest({ command: 'quote', option: 'speaker', partial: '' })).toHaveLength(
      Math.min(25, speakersOf(invented.corpus).length),
    );
  });
});
