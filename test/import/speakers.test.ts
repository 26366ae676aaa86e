import { describe, expect, test } from 'vitest';
import { lastQuotation } from './quotations.ts';

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
      'a question before the cue',
      'Ann Lee',
      ['Minister Ann Lee met Bo Ek.', 'He shrugged. “Where are the boats?” Lee said.'],
    ],
    [
      'a name with a party in brackets before a relative clause',
      'Ann Lee',
      ['Sen. Ann Lee (N-Imbry), who backed Bo Ek, said Ek had grown “far more patient”.'],
    ],
    [
      'a name with its place',
      'Ann Lee',
      [
        'Mayor Bo Ek left.',
        'Later Senator Ann Lee of Imbry called the pier “a ruin of the north”.',
      ],
    ],
    [
      'an office, and its bearer between commas',
      'Ann Lee',
      ['The leader of the council, Ann Lee, condemned the storm, saying it “broke no bones”.'],
    ],
    [
      'an office in capitals',
      'Ann Lee',
      ['Bay Foods founder and CEO Ann Lee said the boats were “worth every penny”.'],
    ],
    [
      'a surname that no paragraph completes',
      'Lee',
      ['President Lee told the council that she would seek “real progress”.'],
    ],
    [
      'who asked, in the passive',
      'Bo Ek',
      ['Minister Ann Lee was asked by host Bo Ek: “When do the boats sail?”'],
    ],
    [
      'the pronoun of a later clause',
      'Ann Lee',
      [
        'Minister Ann Lee closed the pier.',
        'Mr. Bo Ek described the storm after she had left and blamed “rotten wood”.',
      ],
    ],
    [
      'he, after some officials and a speaker',
      'Bo Ek',
      [
        'Mayor Bo Ek came.',
        'To save the pier, the officials said, the town bought wood, “so that it lasts,” Mr. Ek said.',
        '“It also smells of tar,” he added.',
      ],
    ],
    ['a name and a colon', 'Bo Ek', ['Mayor Bo Ek met Ann Lee.', 'Ek: “The boats sail.”']],
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
      'she of whom no sentence says who she is, however many they are',
      'unclear',
      ['The pier was closed.', `${'She left. '.repeat(30)}“We sail at dawn tomorrow,” she said.`],
    ],
    [
      'she is not Mr. Ek',
      'unclear',
      ['Mr. Bo Ek left the pier.', '“We sail at dawn tomorrow,” she said.'],
    ],
  ])('%s', (_, who, paragraphs) => {
    const found = lastQuotation(...paragraphs);
    expect(found?.kind).toBe('quotation');
    expect(who === 'unclear' ? ['', 'unclear'] : [who]).toContain(found?.who);
  });
});
