import fc from 'fast-check';
import type { Block, Citation, Reply } from '../../src/contract/reply.ts';

/** Arbitrary replies: ordinary ones, hostile ones, long ones. */
export function replies(): fc.Arbitrary<Reply> {
  return fc.record(
    {
      status: fc.constantFrom('answer', 'no_answer', 'invalid', 'failure'),
      visibility: fc.constantFrom('public', 'private'),
      title: texts(),
      blocks: fc.oneof(
        { weight: 4, arbitrary: fc.array(blocks(), { minLength: 1, maxLength: 6 }) },
        { weight: 1, arbitrary: fc.array(blocks(), { minLength: 10, maxLength: 40 }) },
      ),
      suggestions: fc.array(
        texts().map((text) => `/ask ${seen(text)}`),
        { maxLength: 8 },
      ),
      command: fc.constantFrom('ask', 'quote', 'timeline'),
    },
    { requiredKeys: ['status', 'visibility', 'blocks'] },
  );
}

/** Arbitrary blocks of every kind. */
export function blocks(): fc.Arbitrary<Block> {
  const cited = { text: texts(), citations: fc.array(citations(), { maxLength: 4 }) };
  return fc.oneof(
    fc.record({ kind: fc.constant('text' as const), ...cited }),
    fc.record(
      {
        kind: fc.constant('quotation' as const),
        ...cited,
        speaker: texts(),
        occasion: texts(),
        date: dates(),
      },
      { requiredKeys: ['kind', 'text', 'citations', 'speaker'] },
    ),
    fc.record({
      kind: fc.constant('event' as const),
      ...cited,
      date: dates(),
      precision: fc.constantFrom('day', 'month', 'year'),
    }),
    fc.record({
      kind: fc.constant('comparison' as const),
      point: texts(),
      values: fc.array(
        fc.record({ ...cited, article: texts(), text: fc.option(texts(), { nil: null }) }),
        { maxLength: 8 },
      ),
    }),
    fc.record({
      kind: fc.constant('verdict' as const),
      verdict: fc.constantFrom('verbatim', 'altered', 'misattributed', 'spliced', 'not_found'),
      claim: texts(),
      speaker: fc.option(texts(), { nil: null }),
      diff: fc.array(
        fc.record({ op: fc.constantFrom('same', 'added', 'removed'), text: texts() }),
        { maxLength: 8 },
      ),
      citations: cited.citations,
    }),
  );
}

/** Arbitrary citations, with and without an address. */
export function citations(): fc.Arbitrary<Citation> {
  const url = fc.oneof(
    fc.webUrl({ withQueryParameters: true }),
    fc.constantFrom('https://news.example/a_(b)?c=[d]|e', 'javascript:alert(1)', 'not an address'),
  );
  return fc
    .record(
      { name: texts(60), number: fc.integer({ min: 1, max: 99 }), url },
      { requiredKeys: ['name', 'number'] },
    )
    .map(({ name, number, ...rest }) => ({
      article: name,
      passage: `${name}#${number}`,
      label: `${name} ¶${number}`,
      ...rest,
    }));
}

/** Arbitrary texts that hold at least one visible character: words, hostile pieces, any Unicode, very long ones. */
export function texts(longest = 3000): fc.Arbitrary<string> {
  const word = fc.constantFrom(
    'talks',
    'lasted',
    'three',
    'hours',
    '“no deal”',
    '2.5%',
    'café',
    '和平',
  );
  const piece = fc.oneof(
    { weight: 6, arbitrary: word },
    { weight: 2, arbitrary: fc.constantFrom(...HOSTILE) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
  );
  const glue = fc.constantFrom(' ', ' ', ' ', '', '\n');
  const pieces = (most: number) =>
    fc
      .array(fc.tuple(piece, glue), { minLength: 1, maxLength: most })
      .map((parts) => parts.flat().join(''));
  return fc
    .oneof(
      { weight: 12, arbitrary: pieces(8) },
      { weight: 1, arbitrary: pieces(80).map((text) => text.repeat(6)) },
      { weight: 1, arbitrary: fc.constantFrom('x'.repeat(longest), '*'.repeat(longest)) },
    )
    .map((text) => text.slice(0, longest))
    .filter((text) => seen(text) !== '');
}

/** Pieces that would ping, link, format or break out, on one platform or another. */
export const HOSTILE: readonly string[] = [
  ...['@everyone', '@here', '\\@everyone', '<@123456789012345678>', '<@!123456789012345678>'],
  ...['<@&123456789012345678>', '<#123456789012345678>', '</quote:123456789012345678>'],
  ...['<t:1618953630:R>', '<:smile:123456789012345678>', '<a:x:123456789012345678>', '<id:home>'],
  ...['<!channel>', '<!here>', '<!everyone>', '<@U012AB3CD>', '<#C012AB3CD|general>'],
  ...['<!subteam^S012AB3CD>', '<!date^1392734382^{date}|x>', '<https://evil.example|text>'],
  ...[
    'https://evil.example/x?y=z',
    'http://evil.example',
    '<https://evil.example>',
    'www.evil.example',
  ],
  ...['[click](https://evil.example)', '](https://evil.example)', '![x](https://evil.example)'],
  ...['discord.gg/abcdef', 'https://discord.gg/abcdef', 'mailto:a@evil.example', 'evil.example'],
  ...['**bold**', '*i*', '_i_', '__u__', '~~s~~', '~s~', '||spoiler||', '`code`', '```\ncode\n```'],
  ...[
    '\n# heading',
    '\n-# small',
    '\n> quote',
    '\n>>> quote',
    '\n- item',
    '\n1. item',
    '\\',
    '\\*',
  ],
  ...['&lt;!channel&gt;', '&amp;', '&', '<', '>', '<script>alert(1)</script>', ':smile:', '$x$'],
  ...['\u0000', '\u0007', '\u001b[31m', '\u001b]8;;https://evil.example\u0007', '\r', '\u2028'],
  ...['\u202eevil', '\u2066x\u2069', '\u200b', '\ud800', '👨‍👩‍👧', 'Z̸̡͉͍', '__proto__', 'constructor'],
];

function dates(): fc.Arbitrary<string> {
  return fc.constantFrom('2025-08-15', '2025-08', '2022', '../2025-08-15', '2025-08-11/2025-08-14');
}

/** Visible characters of a text: white space, control, format and broken characters left out. */
export function seen(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\s\p{C}\ufffd]/gu, '')
    .normalize('NFC');
}
