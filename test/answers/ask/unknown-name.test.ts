import { expect, test } from 'vitest';
import { asksOfUnknownName } from '../../../src/answers/ask/unknown-name.ts';
import { INVENTED, openWorld } from '../../fixtures/corpora.ts';

const invented = await openWorld(INVENTED);
const [name = ''] = invented.corpus.people.flatMap((person) =>
  person.kind === 'person' && person.named ? [person.name] : [],
);

test.each([
  ['what did Guterres say about it?', true, 'no text has it'],
  [`what did ${name} say about it?`, false, 'a person of the corpus'],
  [`what did ${name.replace(/(?<=^\p{L}+ \p{L}{3})/u, 'x')} say?`, false, 'the same, misspelt'],
  ['what did guterres say about it?', false, 'no capital tells a name'],
  ['What Did Guterres Say', false, 'all have one'],
  ['Dear Friend, what happened?', false, 'common English'],
  ['is that TRUE?', false, 'loud'],
])('%s: %s, %s', (question, unknown) => {
  expect(asksOfUnknownName(question, invented)).toBe(unknown);
});
