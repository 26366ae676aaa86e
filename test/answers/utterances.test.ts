import { describe, expect, test } from 'vitest';
import { utterancesOf } from '../../src/answers/utterances.ts';
import { allPassages } from '../../src/corpus/access.ts';
import { plainMarks } from '../../src/language/text.ts';
import { INVENTED, openWorld, SHIPPED } from '../fixtures/corpora.ts';

const worlds = [
  ['shipped', await openWorld(SHIPPED)],
  ['invented', await openWorld(INVENTED)],
] as const;

describe.each(worlds)('the utterances of the %s corpus', (_, { corpus }) => {
  const utterances = utterancesOf(corpus);
  const quoted = allPassages(corpus).filter(({ quotation }) => quotation);

  test('never mix speakers', () => {
    for (const { speakers, wordings } of utterances)
      for (const passage of wordings.flatMap(({ passages }) => passages))
        expect(passage.quotation?.speakers).toEqual(speakers);
  });

  test('hold every quotation once', () => {
    const held = utterances.flatMap(({ wordings }) => wordings.flatMap(({ passages }) => passages));
    expect(held.map(({ id }) => id).sort()).toEqual(quoted.map(({ id }) => id).sort());
  });

  test('print each wording once, as one of its articles prints it, with all of its citations', () => {
    for (const { wordings } of utterances) {
      // a comma more or less is another wording: what is cited is what is shown
      const printed = (text: string) => plainMarks(text).replace(/[\s,.!?…]+$/u, '');
      const said = wordings.map(({ text }) => printed(text));
      expect(new Set(said).size).toBe(said.length);
      for (const { text, passages, citations } of wordings) {
        expect(passages[0]?.text).toBe(text);
        expect(new Set(passages.map((passage) => printed(passage.text))).size).toBe(1);
        expect(citations.map(({ passage }) => passage)).toEqual(passages.map(({ id }) => id));
      }
    }
  });

  test('are those of the corpus, made once', () => {
    expect(utterancesOf(corpus)).toBe(utterances);
  });
});

describe('the same words in several articles', () => {
  const [, [, { corpus }]] = worlds;
  const holding = (words: string) =>
    utterancesOf(corpus).filter(({ wordings }) =>
      wordings.some(({ text }) => text.includes(words)),
    );

  test('are one utterance, though dashes and apostrophes differ', () => {
    const found = holding('we kept it silent');
    expect(found).toHaveLength(1);
    expect(found[0]?.wordings).toHaveLength(1);
    expect(found[0]?.wordings[0].citations.map(({ article }) => article)).toEqual([
      'imbry-courier',
      'oskerra-weekly',
    ]);
  });

  test('are wordings of one utterance where most of the words agree', () => {
    expect(holding('This is the first return')).toHaveLength(1);
    expect(holding('This is the first return')[0]?.wordings).toHaveLength(2);
  });

  test('stay apart where another says something alike', () => {
    expect(holding('it was a good time')).toEqual([]);
    for (const { speakers } of holding('bell'))
      expect(new Set(speakers).size).toBe(speakers.length);
  });
});
