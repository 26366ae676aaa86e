import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commandLine } from '../../src/bot/command-line.ts';
import { parseOptions } from '../../src/bot/parse.ts';
import { openWorld, SHIPPED } from '../fixtures/corpora.ts';

const { commands } = await openWorld(SHIPPED);
const quote = commands.find(({ name }) => name === 'quote');
if (!quote) throw new Error('there is no /quote');
const line = (options: Readonly<Record<string, string | number>>) =>
  commandLine({ command: 'quote', options }, quote);

describe('the line of an intent', () => {
  test('is what somebody would type', () => {
    expect(line({ speaker: 'Somebody Else', about: 'security' })).toBe(
      '/quote Somebody Else about:security',
    );
    expect(line({ about: 'two words', speaker: 'x' })).toBe('/quote x about:"two words"');
    expect(line({})).toBe('/quote');
  });

  test('is none where an option is unknown, or no line would be read that way', () => {
    expect(line({ nothing: 'x' })).toBeUndefined();
    expect(line({ speaker: 'x', about: 'he said "no" to it' })).toBeUndefined();
  });

  test('is read back as the same options, whatever they hold', () => {
    const values = fc.oneof(fc.string(), fc.constantFrom('about:x', '"', 'a  b', 'limit:2 x'));
    fc.assert(
      fc.property(values, values, (speaker, about) => {
        const written = line({ speaker, about });
        if (written === undefined) return;
        const parsed = parseOptions(written.slice('/quote '.length), quote);
        expect(parsed).toEqual({ ok: true, options: { speaker, about } });
      }),
    );
  });
});
