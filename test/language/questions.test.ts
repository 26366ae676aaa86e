import { expect, test } from 'vitest';
import { coreQuestion } from '../../src/language/questions.ts';

test.each([
  ['I only heard the end. Did the mayor take any questions?', 'Did the mayor take any questions?'],
  ['Long day here. When will the ferry sail again? Thanks!', 'When will the ferry sail again?'],
])('a story before the question is left off: %s', (message, question) => {
  expect(coreQuestion(message)).toBe(question);
});

test.each([
  'My neighbour says the mayor was smiling and named a town. Where was it?',
  'I bet no cameras were let in. Or were they?',
  'The captain said he was not there to fish. What was he there for then?',
])('a question that says little by itself keeps its story: %s', (message) => {
  expect(coreQuestion(message)).toBe(message);
});
