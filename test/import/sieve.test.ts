import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { RULES } from '../../src/import/attribution/sieve.ts';
import { asLine } from '../../src/import/input/text-page.ts';
import { createCast } from '../../src/import/people/cast.ts';
import { readArticle } from '../../src/import/read-article.ts';

/** Reads paragraphs; the last quotation of the text is the one that counts. */
function lastQuotation(...paragraphs: readonly string[]) {
  const page = {
    lines: paragraphs.map(asLine),
    title: null,
    outlet: null,
    published: null,
    url: null,
    byline: null,
  };
  const { marked } = readArticle(page, createCast([]));
  const last = marked.at(-1);
  const who = last?.speaker?.who.map(({ name }) => name).join(' and ') ?? 'unclear';
  return { rule: last?.speaker?.rule ?? null, who, kind: last?.kind };
}

const OPENING = 'Harbour Minister Ann Lee met Mayor Bo Ek on the pier.';

describe('each rule of the sieve, on a sentence of its own', () => {
  test.each<[string, string, readonly string[]]>([
    ['signed', 'Cara Holm', ['“The pier is older than the town itself.” — Cara Holm, Imbry']],
    [
      'cue right before',
      'Ann Lee',
      [OPENING, 'On Monday Lee told the crew with a smile: “The boats sail.”'],
    ],
    [
      'cue right after',
      'Bo Ek',
      [OPENING, '“The boats sail,” Mayor Ek, a former captain, said late on Monday.'],
    ],
    [
      'runs over paragraphs',
      'Ann Lee',
      [OPENING, 'Lee said: “The boats sail.', '“They always have.”'],
    ],
    ['split by narration', 'Bo Ek', [OPENING, '“The boats sail,” said Ek. “They always have.”']],
    [
      'owner of a speech noun',
      'Ann Lee',
      [OPENING, 'The pier closed despite Lee’s repeated warnings of “a long winter” there.'],
    ],
    [
      'cue before',
      'Ann Lee',
      [OPENING, 'Lee said the crews had shown “great courage” in the storm.'],
    ],
    ['owner beside', 'Ann Lee', [OPENING, 'Lee left the hall with her “very good plan” in hand.']],
    ['according to', 'Bo Ek', [OPENING, 'The pier is “a ruin beyond repair”, according to Ek.']],
    [
      'cue after',
      'Ann Lee',
      [OPENING, '“A ruin beyond repair” is what is left of it, Lee warned.'],
    ],
    ['runs on', 'Bo Ek', [OPENING, '“The boats sail.', '“They always have,” Ek said.']],
    ['sentence before', 'Ann Lee', [OPENING, 'Ann Lee was blunt. “The boats sail.”']],
    ['carried over', 'Bo Ek', [OPENING, '“The boats sail,” Ek said.', '“They always have.”']],
  ])('%s', (rule, who, paragraphs) => {
    const found = rule === 'runs on' ? firstQuotation(paragraphs) : lastQuotation(...paragraphs);
    expect(found).toMatchObject({ rule, who });
  });

  test('no rule is without a sentence, nor without its precision', async () => {
    expect(RULES.length).toBe(13);
    const source = new URL('../../src/import/attribution/sieve.ts', import.meta.url);
    const measured = (await readFile(source, 'utf8')).match(/^ {2}\w+, \/\/ \d+ % of [\d,]+/gmu);
    expect(measured).toHaveLength(RULES.length);
  });

  test.each<[string, string, readonly string[]]>([
    ['words about a speech', 'Bo Ek', [OPENING, 'Ek played down Lee’s warnings as “mere noise”.']],
    ['what is said of a speech', '', [OPENING, 'The town wrote that Lee’s remarks “are absurd”.']],
    ['an object', '', [OPENING, 'The town welcomed Lee, calling her “a champion of the sea”.']],
    [
      'a source that is no person',
      '',
      [OPENING, 'According to the poll, Lee is “far ahead” here.'],
    ],
  ])('%s does not belong to whoever stands nearest', (_, who, paragraphs) => {
    expect(['', 'unclear', who]).toContain(lastQuotation(...paragraphs).who);
  });
});

describe('whom words stand for', () => {
  test.each<[string, string, readonly string[]]>([
    [
      'a pronoun: the subject of the sentence before, not the nearest name',
      'Ann Lee',
      ['Minister Ann Lee spoke with Bo Ek on Monday. She said the pier was “quite safe”.'],
    ],
    [
      'a pronoun over furniture',
      'Ann Lee',
      [
        'Minister Ann Lee sailed home.',
        'Get the day’s top news delivered to your inbox.',
        '“It is quite safe,” she said.',
      ],
    ],
    [
      'a title',
      'Ann Lee',
      ['Northern Premier Ann Lee met Bo Ek.', '“It is quite safe,” the northern leader added.'],
    ],
    [
      'a joint statement',
      'Ann Lee and Bo Ek',
      ['Minister Ann Lee and Mayor Bo Ek said they had made “great progress”.'],
    ],
    [
      'both leaders',
      'Ann Lee and Bo Ek',
      [
        'Premier Ann Lee and President Bo Ek met.',
        'Both leaders called the talks “very useful indeed”.',
      ],
    ],
    [
      'an inverted cue with a title',
      'Bo Ek',
      ['“It is quite safe,” said harbour spokesperson Bo Ek.'],
    ],
    [
      'a relative clause between',
      'Bo Ek',
      [
        'Mayor Bo Ek, who was not asked to the talks despite Ann Lee’s push, repeated his plea: “We sail.”',
      ],
    ],
    [
      'a participle',
      'Ann Lee',
      ['Minister Ann Lee opened the pier, describing it as “a gift to the north”.'],
    ],
    [
      'another spelling of the name',
      'Iwan Petrenkoo',
      ['Mayor Iwan Petrenkoo left.', '“We sail,” Iwan Petrenko said.'],
    ],
    [
      'somebody without a name',
      '',
      ['Minister Ann Lee left. A police spokesman said the pier was “not quite safe”.'],
    ],
    [
      'nobody at all',
      'unclear',
      ['The pier was closed.', '“We had no boats and no harbour and no hope.”'],
    ],
    [
      'she is not Mr. Ek',
      'unclear',
      ['Mr. Bo Ek left the pier.', '“We sail at dawn tomorrow,” she said.'],
    ],
  ])('%s', (_, who, paragraphs) => {
    const found = lastQuotation(...paragraphs);
    expect(found.kind).toBe('quotation');
    expect(who === 'unclear' ? ['', 'unclear'] : [who]).toContain(found.who);
  });
});

describe('what is no quotation', () => {
  test.each([
    ['title', 'Ann Lee stood before a banner that read, “Fair Winds.”'],
    ['title', 'They spoke with the words “Fair Winds” displayed behind them.'],
    ['title', 'The guests sailed on the old ferry, “The Grey Lady.”'],
    ['title', 'Ann Lee wrote a novel titled “Salt”.'],
    ['scare', 'The so-called “harbour tax” began in May.'],
    ['scare', 'The word “storm” was not heard once.'],
    ['scare', 'Some boats are “ghosts” on the water.'],
    ['quotation', 'Ann Lee said the pier was “a trap”.'],
    ['quotation', '“ALL ABOARD!!!” Ann Lee posted on Monday.'],
  ])('%s: %s', (kind, sentence) => {
    expect(lastQuotation(sentence).kind).toBe(kind);
  });
});

function firstQuotation(paragraphs: readonly string[]) {
  const page = {
    lines: paragraphs.map(asLine),
    title: null,
    outlet: null,
    published: null,
    url: null,
    byline: null,
  };
  const [first] = readArticle(page, createCast([])).marked;
  return {
    rule: first?.speaker?.rule ?? null,
    who: first?.speaker?.who.map(({ name }) => name).join(' and '),
  };
}
