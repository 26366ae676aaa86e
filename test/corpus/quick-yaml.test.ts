import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { readQuickly } from '../../src/corpus/quick-yaml.ts';

const ENTRIES = `# who is who
- name: "Ann Lee: \\"the\\" \\u0041nn"
  kind: person
  spellings:
    - { form: "Lee, Ann", articles: [a-1, b-2] }
  roles: []
- name: Bo Ek's 8:30#1 – or so
  named: false
  paragraph: 012
  day: 2024-05-01
  none: null
  tilde: ~
  empty:
  words: >-
    in two
    lines
  aliases:
    - 'the ''boss'''
    - plain words # and a remark
`;

describe('YAML read quickly', () => {
  test('means what it means to a reader of all YAML', () => {
    expect(readQuickly(ENTRIES)).toEqual(parse(ENTRIES, { schema: 'core' }));
  });

  test('is not put off by what a remark holds', () => {
    expect(readQuickly('a: 1\n# *** 1_000 -.5\nb: 2')).toEqual({ a: 1, b: 2 });
  });

  test.each([
    'a: 1\na: 2',
    'a: &x one\nb: *x',
    'a: !own 1',
    'a: 1_000',
    'a: 0b11',
    'a: [one, two',
    'a: one: two',
    'a: "one',
    '---\na: 1\n---\nb: 2',
    '',
    'null',
  ])('is not %j', (text) => {
    expect(readQuickly(text)).toBeUndefined();
  });

  test('whatever it reads, a reader of all YAML reads the same', () => {
    const scalar = fc.oneof(
      fc.string(),
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.stringMatching(/^[-+.0-9a-dfox:_~ ]{1,8}$/u),
    );
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { depthSize: 'small' },
        scalar,
        fc.array(tie('tree'), { maxLength: 4 }),
        fc.dictionary(fc.stringMatching(/^[a-z_]{1,6}$/u), tie('tree'), { maxKeys: 4 }),
      ),
    }));
    const same = (text: string) => {
      const read = readQuickly(text);
      // as JSON: a zero has no sign that anybody would look at
      const json = (value: unknown) => JSON.parse(JSON.stringify(value));
      if (read !== undefined) expect(json(read)).toEqual(json(parse(text, { schema: 'core' })));
    };
    fc.assert(
      fc.property(tree, (data) => same(stringify(data))),
      { numRuns: 500 },
    );
    // unquoted, as people write them
    fc.assert(
      fc.property(fc.stringMatching(/^[-+.0-9a-dfox:_~ ]{1,8}$/u), (text) => same(`a: ${text}`)),
      { numRuns: 3000 },
    );
  });
});
