import { expect, test } from 'vitest';
import { ask } from '../../../src/answers/ask/ask.ts';
import { leavesNameless } from '../../../src/answers/ask/nameless.ts';
import { INVENTED, openWorld } from '../../fixtures/corpora.ts';

const invented = await openWorld(INVENTED);

test.each([
  ['who were the witnesses that counted strokes', true, 'the bell alone is named'],
  ['who is the presenter that asked the museum', false, 'Rosalba Krenn is named'],
  ['where did the islanders come', false, 'no name is asked for'],
])('%s: %s, %s', (question, nameless) => {
  expect(leavesNameless(ask(question, invented), invented)).toBe(nameless);
});
