import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { RULES } from '../../src/import/attribution/sieve.ts';
import { lastQuotation, quotations } from './quotations.ts';

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
    const all = quotations(paragraphs);
    expect(rule === 'runs on' ? all[0] : all.at(-1)).toMatchObject({ rule, who });
  });

  test('no rule is without a sentence, nor without its precision', async () => {
    expect(RULES.length).toBe(13);
    const source = new URL('../../src/import/attribution/sieve.ts', import.meta.url);
    const measured = (await readFile(source, 'utf8')).match(/^ {2}\w+, \/\/ [\d.]+ % of [\d,]+/gmu);
    expect(measured).toHaveLength(RULES.length);
  });

  test.each<[string, string, readonly string[]]>([
    ['words about a speech', 'Bo Ek', [OPENING, 'Ek played down Lee’s warnings as “mere noise”.']],
    ['what is said of a speech', '', [OPENING, 'The town wrote that Lee’s remarks “are absurd”.']],
    ['an object', '', [OPENING, 'The town welcomed Lee, calling her “a champion of the sea”.']],
    [
      'an object',
      '',
      [OPENING, 'In May, several boatmen rescued Ek, saying his pier was “rotten”.'],
    ],
    ['an object', '', [OPENING, 'Meanwhile, it attacked Lee, saying she “has no plan”.']],
    [
      'an object',
      'Ann Lee',
      [OPENING, 'He sailed; praised Bo Ek as a captain; and declared that fog “works”.'],
    ],
    [
      'words of a paper',
      '',
      [
        OPENING,
        'Ek came, but only after the paper’s editorial telling him to leave his “snug bed”.',
      ],
    ],
    [
      'words of others in a clause of their own',
      '',
      [
        OPENING,
        'Lee spoke close to the pier, where fifty boatmen had gathered, chanting “no boats, no peace”.',
      ],
    ],
    [
      'a noun that looks like a verb',
      '',
      [OPENING, 'The tin said “Fresh” above an Imbry Ann label.'],
    ],
    [
      'what somebody is charged with',
      '',
      [OPENING, 'The “dirty tricks” of which Ek accused Lee are long past.'],
    ],
    [
      'the clause of somebody else',
      'Ann Lee',
      [OPENING, 'When Lee warned of “long winters,” Ek laughed.'],
    ],
    [
      'a source that is no person',
      '',
      [OPENING, 'According to the poll, Lee is “far ahead” here.'],
    ],
  ])('%s does not belong to whoever stands nearest', (_, who, paragraphs) => {
    expect(['', 'unclear', who]).toContain(lastQuotation(...paragraphs)?.who);
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
    ['scare', 'Then comes that “a-ha!” moment at sea.'],
    ['scare', 'Some boats are “ghosts” on the water.'],
    ['scare', 'The crew seized “pirates” at the pier, a town official said.'],
    ['quotation', 'Ann Lee said the pier was “a trap”.'],
    ['quotation', '“ALL ABOARD!!!” Ann Lee posted on Monday.'],
  ])('%s: %s', (kind, sentence) => {
    expect(lastQuotation(sentence)?.kind).toBe(kind);
  });
});
