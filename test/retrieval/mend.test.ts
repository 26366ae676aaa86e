import { expect, test } from 'vitest';
import { createNames } from '../../src/language/names.ts';
import { createMender } from '../../src/retrieval/mend.ts';

const NAMES = createNames([{ name: 'Teodrin Vasko', forms: [], split: true }]);
const TIMES: Readonly<Record<string, number>> = { ferry: 9, ferries: 2, harbour: 4 };
const mender = createMender(NAMES, (word) => TIMES[word] ?? 0);
for (const word of Object.keys(TIMES)) mender.add(word);

test.each([
  ['where did vaskko stand', 'where did vasko stand', 'a name'],
  ['who sank the fery', 'who sank the ferry', 'a letter too few'],
  ['who sank the feryr', 'who sank the ferry', 'letters that changed places'],
  ['the duraton of the meetng betwen them', 'the duration of the meeting between them', 'English'],
  ['wuld they sail', 'would they sail', 'a short word that carries no topic'],
])('%s is mended to %s: %s', (typed, meant) => {
  expect(mender.mend(typed)).toBe(meant);
});

test.each([
  ['who sank the ferry', 'what is known'],
  ['who met Macro and Kallos', 'an unknown word with a capital may be a name'],
  ['where is the nobl', 'a short word resembles too many'],
  ['did they xqzzt', 'what resembles nothing'],
])('%s stays: %s', (typed) => {
  expect(mender.mend(typed)).toBe(typed);
});
