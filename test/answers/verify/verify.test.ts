import { describe, expect, test } from 'vitest';
import { speakersOf } from '../../../src/answers/people.ts';
import { printedQuotations, toPrinted } from '../../../src/answers/verify/printed.ts';
import { tokenize } from '../../../src/answers/verify/tokens.ts';
import { verify } from '../../../src/answers/verify/verify.ts';
import { allPassages } from '../../../src/corpus/access.ts';
import type { Passage } from '../../../src/corpus/corpus.ts';
import { comparable, quotedWords } from '../../../src/language/quotations.ts';
import { plainMarks } from '../../../src/language/text.ts';
import { INVENTED, openWorld, SHIPPED } from '../../fixtures/corpora.ts';

const NEGATIONS = new Set(['not', 'never', 'no']);

/** Every text that differs from a quotation in one word, and what was done to it. */
function* changes(text: string): Generator<{ kind: string; changed: string }> {
  const chunks = text.split(' ');
  const put = (index: number, ...words: string[]) => chunks.toSpliced(index, 1, ...words).join(' ');
  for (const [index, chunk] of chunks.entries()) {
    if (quotedWords(chunk).length === 0) continue;
    yield { kind: 'dropped', changed: put(index) };
    yield { kind: 'added', changed: put(index, 'really', chunk) };
    yield { kind: 'swapped', changed: put(index, 'table') };
    yield NEGATIONS.has(comparable(chunk))
      ? { kind: 'denied', changed: put(index) }
      : { kind: 'negated', changed: put(index, 'not', chunk) };
    const next = chunks[index + 1];
    if (next !== undefined)
      yield { kind: 'turned', changed: chunks.toSpliced(index, 2, next, chunk).join(' ') };
    if (/\d/u.test(chunk))
      yield {
        kind: 'number',
        changed: put(
          index,
          chunk.replace(/\d/u, (d) => `${(Number(d) + 1) % 10}`),
        ),
      };
    const contraction = CONTRACTIONS.find(
      ([short, long]) => chunk.includes(short) || chunk.includes(long),
    );
    if (contraction) {
      const [short, long] = contraction;
      yield {
        kind: 'contracted',
        changed: put(
          index,
          chunk.includes(short) ? chunk.replace(short, long) : chunk.replace(long, short),
        ),
      };
    }
  }
}

const CONTRACTIONS = [
  ['n’t', ' not'],
  ["n't", ' not'],
  ['’re', ' are'],
  ["'re", ' are'],
  ['’m', ' am'],
  ["'m", ' am'],
  ['’ve', ' have'],
  ["'ve", ' have'],
] as const;

/** Every stretch of at least `least` words, to the letter. */
function* stretches(text: string, least: number): Generator<string> {
  const words = [...text.matchAll(/\S+/gu)].filter(([chunk]) => quotedWords(chunk).length > 0);
  for (const [first, start] of words.entries())
    for (const end of words.slice(first + least - 1))
      yield text.slice(start.index, end.index + end[0].length);
}

describe.each([
  ['shipped', (await openWorld(SHIPPED)).corpus],
  ['invented', (await openWorld(INVENTED)).corpus],
] as const)('the quotations of the %s corpus', (_, corpus) => {
  const quoted = allPassages(corpus).filter(({ quotation }) => quotation);
  const printed = printedQuotations(corpus);
  const utterances = [...new Set(quoted.map(({ quotation }) => quotation?.utterance))];
  const wholes = utterances.map((utterance) => {
    const parts = quoted.filter(({ quotation }) => quotation?.utterance === utterance);
    return {
      words: ` ${parts.map(({ text }) => comparable(text)).join(' ')} `,
      speakers: parts[0]?.quotation?.speakers ?? [],
    };
  });
  /** Whether somebody, or the one named, is quoted with just these words in a row. */
  const isPrinted = (text: string, speaker?: string) =>
    wholes.some(
      ({ words, speakers }) =>
        words.includes(` ${comparable(text)} `) &&
        (speaker === undefined || speakers.includes(speaker)),
    );

  test.each(corpus.articles)(
    'no change of one word of $id passes for verbatim',
    ({ id }) => {
      const own = quoted.filter(({ article }) => article === id);
      const passed: string[] = [];
      let count = 0;
      for (const { text } of own)
        for (const { kind, changed } of changes(text)) {
          if (isPrinted(changed)) continue;
          count++;
          const { verdict } = verify(changed, null, printed);
          if (verdict === 'verbatim') passed.push(`${kind}: ${changed}`);
        }
      expect(passed).toEqual([]);
      expect(count).toBeGreaterThan(own.length * 10);
    },
    60_000,
  );

  test('with its contractions written out is altered, and nothing else', () => {
    const longs = quoted.flatMap(({ text }) => {
      const long = CONTRACTIONS.reduce(
        (typed, [short, full]) => typed.replaceAll(short, full),
        text,
      );
      return long !== text && quotedWords(text).length > 5 ? [long] : [];
    });
    expect(longs.length).toBeGreaterThan(2);
    for (const long of longs) expect(verify(long, null, printed).verdict, long).toBe('altered');
  });

  test('every stretch of five words or more is verbatim, whatever the typography', () => {
    const missed: string[] = [];
    for (const { text, quotation } of quoted)
      for (const stretch of stretches(text, 5))
        for (const typed of [
          stretch,
          plainMarks(stretch),
          comparable(stretch),
          stretch.toUpperCase(),
          `“${stretch}”`,
        ])
          if (verify(typed, quotation?.speakers[0] ?? null, printed).verdict !== 'verbatim')
            missed.push(typed);
    expect(missed).toEqual([]);
  }, 60_000);

  test('every quotation is found at its place, under its own name', () => {
    const holds = ({ id }: Passage) => ({
      passages: expect.arrayContaining([expect.objectContaining({ id })]),
    });
    for (const passage of quoted)
      for (const speaker of [null, ...(passage.quotation?.speakers ?? [])])
        expect(verify(passage.text, speaker, printed)).toMatchObject({
          verdict: 'verbatim',
          found: expect.arrayContaining([
            expect.objectContaining({ printed: expect.objectContaining(holds(passage)) }),
          ]),
        });
  });

  test('under another name it is misattributed, unless that one said it too', () => {
    for (const { text } of quoted)
      for (const name of speakersOf(corpus))
        if (!isPrinted(text, name))
          expect(verify(text, name, printed).verdict, `${name}: ${text}`).toBe('misattributed');
  });
});

test.each([
  ['we left early … the sea was calm', null, 'verbatim', 'none'],
  ['we left early the sea was calm', null, 'verbatim', 'none'],
  ['We left early, the sea was calm', null, 'altered', 'cut'],
  ['We left early, the sea was calm', 'Bo Finn', 'misattributed', 'cut'],
  ['We left early … the sea-was calm', null, 'verbatim', 'hyphens'],
  ['We left early … the sea was rough', null, 'altered', 'words'],
])(
  '“%s”, of %s, is %s and differs from a quotation with a cut in: %s',
  (text, speaker, verdict, difference) => {
    const printed = toPrinted({
      passages: [],
      speakers: ['Ada Lund'],
      utterance: 'daily#1',
      tokens: tokenize('We left early … the sea was calm.'),
    });
    expect(verify(text, speaker, [printed])).toMatchObject({ verdict, difference });
  },
);
