import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { commands } from '../../commands/index.ts';
import { defineCommand } from '../../src/contract/command.ts';
import { optionSpecs } from '../../src/contract/options.ts';
import { answer } from '../../src/contract/replies.ts';
import { usage } from '../../src/contract/usage.ts';

const SCHEMA = z.strictObject({
  loud: z.boolean().optional().meta({ description: 'Whether to shout' }),
  tone: z.enum(['kind', 'plain']).optional().meta({ description: 'How to say it' }),
  times: z.int().min(1).max(5).default(1).meta({ description: 'How often' }),
  word: z.string().max(20).meta({ description: 'What to say', suggests: true }),
});

const SAY = defineCommand({
  name: 'say',
  description: 'Says a word',
  positional: 'word',
  options: SCHEMA,
  run: () => answer([]),
});

describe('optionSpecs', () => {
  test('reads type, bounds, choices and descriptions off the schema, required options first', () => {
    expect(optionSpecs(SCHEMA)).toEqual([
      {
        name: 'word',
        description: 'What to say',
        type: 'string',
        required: true,
        maxLength: 20,
        suggests: true,
      },
      {
        name: 'loud',
        description: 'Whether to shout',
        type: 'boolean',
        required: false,
        suggests: false,
      },
      {
        name: 'tone',
        description: 'How to say it',
        type: 'string',
        required: false,
        choices: ['kind', 'plain'],
        suggests: false,
      },
      {
        name: 'times',
        description: 'How often',
        type: 'integer',
        required: false,
        minimum: 1,
        maximum: 5,
        suggests: false,
      },
    ]);
  });

  test('refuses an option without a description, and one of a type that no platform has', () => {
    expect(() => optionSpecs(z.strictObject({ word: z.string() }))).toThrow(z.ZodError);
    expect(() =>
      optionSpecs(z.strictObject({ words: z.array(z.string()).meta({ description: 'Many' }) })),
    ).toThrow(z.ZodError);
  });
});

describe('usage', () => {
  test('marks what is required, and names options that are not typed alone', () => {
    expect(usage(SAY)).toBe('/say <word> [loud:…] [tone:…] [times:…]');
  });
});

describe('a defined command', () => {
  const context = { corpus: Object.create(null), index: Object.create(null), commands: [] };

  test.each([
    [{ word: 'yes' }, { ok: true }],
    [{}, { ok: false, option: 'word' }],
    [
      { word: 'yes', times: 6 },
      { ok: false, option: 'times' },
    ],
    [
      { word: 'yes', pitch: 'high' },
      { ok: false, option: 'pitch' },
    ],
    [{ word: 7 }, { ok: false, option: 'word' }],
  ])('validates %j', (input, outcome) => {
    expect(SAY.execute(input, context)).toMatchObject(outcome);
  });

  test('suggests at most 25 values, and none where it has none to suggest', () => {
    const many = defineCommand({
      name: 'many',
      description: 'Has many',
      options: SCHEMA,
      run: () => answer([]),
      suggest: () => Array.from({ length: 60 }, (_, i) => `${i}`),
    });
    expect(many.suggest('word', '', context)).toHaveLength(25);
    expect(SAY.suggest('word', '', context)).toEqual([]);
  });
});

describe('every command', () => {
  test.each(commands.map((command) => [command.name, command] as const))(
    '%s keeps the limits of all platforms',
    (name, { description, specs, positional }) => {
      expect(name).toMatch(/^[a-z]{1,32}$/u);
      expect(description.length).toBeLessThanOrEqual(100);
      expect(specs.length).toBeLessThanOrEqual(25);
      expect(specs.map((spec) => spec.name)).toContain(positional);
      for (const spec of specs) {
        expect(spec.name).toMatch(/^[a-z]{1,32}$/u);
        expect(spec.description.length).toBeLessThanOrEqual(100);
      }
    },
  );

  test('has a name of its own', () => {
    expect(new Set(commands.map(({ name }) => name)).size).toBe(commands.length);
  });
});
