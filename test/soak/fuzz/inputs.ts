import { HOSTILE } from '../../adapters/arbitrary-replies.ts';
import type { Random } from '../random.ts';

/** Things that nobody foresaw. */
export interface Inputs {
  /** A text of at most so many characters: words, hostile pieces, half command lines, any characters. */
  text(longest?: number): string;
  /** Anything that JSON can say. */
  json(): unknown;
  /** The same, with one to three places changed, gone or doubled. `kept` names properties that stay. */
  mutated(value: unknown, kept?: readonly string[]): unknown;
}

const WORDS =
  'who what when did say the talks lasted three hours why was it not about 2024 first in'.split(
    ' ',
  );
const PIECES = [
  ...[
    '/ask ',
    '/quote ',
    '/verify "',
    '/timeline from:',
    'speaker:',
    'about:',
    'limit:-1',
    'skip:1e9',
  ],
  ...['"', '“', '”', "'", ':', '::', '\t', ' '.repeat(50), '0', '-0', 'NaN', '9'.repeat(40)],
  ...['(a+)+$', '.*'.repeat(20), '[', '\\u0000', '%00', '../../etc/passwd', '{{7*7}}', '$(id)'],
  ...['toString', 'hasOwnProperty', 'constructor.prototype', '__proto__', 'ＡＢＣ', 'ﬁ', 'İ', 'ß'],
];
const VALUES = [
  null,
  true,
  false,
  0,
  -1,
  1.5,
  1e300,
  2 ** 53,
  '',
  '0',
  [],
  {},
  [[]],
  { __proto__: null },
];

/** Inputs out of a random source: the same for the same seed. */
export function createInputs(random: Random): Inputs {
  const character = () => String.fromCharCode(random.below(random.pick([0x80, 0x800, 0x1_0000])));

  function piece(): string {
    switch (random.below(6)) {
      case 0:
        return random.pick(HOSTILE);
      case 1:
        return random.pick(PIECES);
      case 2:
        return Array.from({ length: 1 + random.below(8) }, character).join('');
      default:
        return `${random.pick(WORDS)} `;
    }
  }

  function text(longest = 6000): string {
    const long = random.below(100) === 0;
    const pieces = Array.from({ length: random.below(long ? 400 : 12) }, piece);
    if (long && random.below(2) === 0) return piece().repeat(2000).slice(0, longest);
    return pieces.join('').slice(0, longest);
  }

  function json(depth = 0): unknown {
    const kind = random.below(depth > 3 ? 3 : 5);
    if (kind < 2) return random.pick(VALUES);
    if (kind === 2) return text(300);
    const items = Array.from({ length: random.below(5) }, () => json(depth + 1));
    return kind === 3 ? items : Object.fromEntries(items.map((item) => [text(12), item]));
  }

  /** Walks down at random, and changes what it comes to. */
  function changed(value: unknown, kept: readonly string[]): unknown {
    const stays = random.below(4) !== 0;
    if (Array.isArray(value) && value.length > 0 && stays) {
      const at = random.below(value.length);
      if (random.below(8) === 0) return [...value, ...value];
      return value.map((item: unknown, index) => (index === at ? changed(item, kept) : item));
    }
    if (typeof value === 'object' && value !== null && !Array.isArray(value) && stays) {
      const names = Object.keys(value).filter((name) => !kept.includes(name));
      if (names.length === 0) return value;
      const name = random.pick(names);
      const entries = Object.entries(value).flatMap(([key, item]: [string, unknown]) =>
        key !== name ? [[key, item]] : random.below(5) === 0 ? [] : [[key, changed(item, kept)]],
      );
      return Object.fromEntries(
        random.below(20) === 0 ? [...entries, [text(12), json()]] : entries,
      );
    }
    if (typeof value === 'string' && random.below(2) === 0) return text(300);
    return json();
  }

  return {
    text,
    json: () => json(),
    mutated(value, kept = []) {
      let result = value;
      for (let times = 1 + random.below(3); times > 0; times--) result = changed(result, kept);
      // what a whole payload becomes is still sent as an object where its kept parts are needed
      return typeof result === 'object' && result !== null ? result : value;
    },
  };
}
