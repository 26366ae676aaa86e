import { expect, test } from 'vitest';
import { unknownName } from '../../../src/answers/ask/unknown-name.ts';
import { INVENTED, openWorld } from '../../fixtures/corpora.ts';

const invented = await openWorld(INVENTED);
const [name = ''] = invented.corpus.people.flatMap((person) =>
  person.kind === 'person' && person.named ? [person.name] : [],
);

test.each<[string, string | null, string]>([
  ['what did Guterres say about it?', 'Guterres', 'no text has it'],
  ['did the man António Guterres of all people call', 'António Guterres', 'two words are one name'],
  [`what did ${name} say about it?`, null, 'a person of the corpus'],
  [`what did ${name.replace(/(?<=^\p{L}+ \p{L}{3})/u, 'x')} say?`, null, 'the same, misspelt'],
  ['what did guterres say about it?', null, 'no capital tells a name'],
  ['What Did Guterres Say', null, 'all have one'],
  ['Dear Friend, what happened?', null, 'common English'],
  ['is that TRUE?', null, 'loud'],
])('%s: %s, %s', (question, unknown) => {
  expect(unknownName(question, invented)).toBe(unknown);
});
