import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseOptions } from '../../src/bot/parse.ts';
import type { OptionSpec } from '../../src/contract/options.ts';

const spec = (name: string, type: OptionSpec['type'] = 'string', required = false): OptionSpec => ({
  name,
  type,
  required,
  description: name,
  suggests: false,
});

const QUOTE = {
  specs: [
    spec('speaker', 'string', true),
    spec('about'),
    spec('limit', 'integer'),
    spec('loud', 'boolean'),
  ],
  positional: 'speaker',
};

describe('parseOptions', () => {
  test.each<[string, Record<string, unknown>]>([
    ['', {}],
    ['  ', {}],
    ['anna', { speaker: 'anna' }],
    ['anna lee', { speaker: 'anna lee' }],
    ['anna about:safety limit:2', { speaker: 'anna', about: 'safety', limit: 2 }],
    ['limit:2 about:safety anna', { speaker: 'anna', about: 'safety', limit: 2 }],
    ['speaker:anna', { speaker: 'anna' }],
    ['About:safety', { about: 'safety' }],
    ['anna about:"the safe harbour"', { speaker: 'anna', about: 'the safe harbour' }],
    ['anna about:“the safe harbour”', { speaker: 'anna', about: 'the safe harbour' }],
    ['anna about:«the safe harbour»', { speaker: 'anna', about: 'the safe harbour' }],
    ['"anna lee"', { speaker: 'anna lee' }],
    ['“anna lee”', { speaker: 'anna lee' }],
    ['"anna lee', { speaker: 'anna lee' }],
    ['about:"the safe harbour', { about: 'the safe harbour' }],
    ['did "anna lee" say "so"', { speaker: 'did "anna lee" say "so"' }],
    ['at 12:30', { speaker: 'at 12:30' }],
    ['https://example.org', { speaker: 'https://example.org' }],
    ['anna tone:kind', { speaker: 'anna tone:kind' }],
    ['loud:yes limit:-3', { loud: true, limit: -3 }],
    ['loud:maybe limit:many', { loud: 'maybe', limit: 'many' }],
    ['limit:99999999999999999999', { limit: '99999999999999999999' }],
    ['about:', { speaker: 'about:' }],
    ['__proto__:x constructor:y', { speaker: '__proto__:x constructor:y' }],
    ['it’s “so”', { speaker: 'it’s “so”' }],
  ])('%s', (text, options) => {
    expect(parseOptions(text, QUOTE)).toEqual({ ok: true, options });
  });

  test.each([
    ['anna limit:1 limit:2', 'The option limit: stands twice; give it once.'],
    ['anna speaker:bo', 'The option speaker: stands twice; give it once.'],
    ['anna abuot:safety', 'There is no option abuot: here; did you mean about:?'],
    ['anna limits:2', 'There is no option limits: here; did you mean limit:?'],
  ])('%s is refused', (text, message) => {
    expect(parseOptions(text, QUOTE)).toEqual({ ok: false, message });
  });

  test('words are refused where a command takes none', () => {
    expect(parseOptions('hello', { specs: [spec('limit', 'integer')] })).toMatchObject({
      ok: false,
    });
    expect(parseOptions('limit:2', { specs: [spec('limit', 'integer')] })).toEqual({
      ok: true,
      options: { limit: 2 },
    });
  });

  test('whatever is typed, only declared options come out', () => {
    const piece = fc.constantFrom(
      'limit:',
      'about:',
      'speaker:',
      '"',
      '“',
      '”',
      '«',
      'x',
      ':',
      ' ',
      '7',
      '__proto__:',
      'limit:3',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(piece).map((p) => p.join('')),
        ),
        (text) => {
          const parsed = parseOptions(text, QUOTE);
          if (!parsed.ok) {
            expect(parsed.message).toMatch(/[.?]$/u);
            return;
          }
          for (const name of Object.keys(parsed.options))
            expect(QUOTE.specs.map((s) => s.name)).toContain(name);
        },
      ),
      { numRuns: 1000 },
    );
  });

  test('a long line without an end is read in time', () => {
    const line = `${'"'.repeat(1000)}${'a:'.repeat(1000)}${'x'.repeat(2000)}`;
    expect(parseOptions(line, QUOTE).ok).toBe(true);
  });
});
