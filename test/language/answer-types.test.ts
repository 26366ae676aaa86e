import { expect, test } from 'vitest';
import { asksForDoer, holdsAnswer } from '../../src/language/answer-types.ts';
import { questionKinds } from '../../src/language/questions.ts';

const holds = (question: string, text: string) =>
  holdsAnswer(questionKinds(question), text, question);

test.each([
  ['How long did they talk?', 'They sat for nearly three hours.', 'They sat for long.'],
  ['How long did they talk?', 'They talked for 40 seconds.', 'A second talk was agreed.'],
  ['How long has it gone on?', 'The 3-1/2-year-old quarrel goes on.', 'The old quarrel goes on.'],
  ['When did the ferry sail?', 'It sailed on Tuesday.', 'It sailed after the storm.'],
  ['When did the ferry sail?', 'It sailed on Aug. 9.', 'It sailed before lunch.'],
  ['Where was the bell found?', 'It lay in a shed near Oskerra.', 'It lay in a shed.'],
  ['Who led the crew?', 'It was the crew of Captain Orla Le.', 'The crew were led well.'],
  ['Who rang the bell?', 'It was rung by Teodrin Vasko.', 'It was rung by the crowd.'],
])('%s is answered by what such a question asks for', (question, answer, other) => {
  expect(holds(question, answer)).toBe(1);
  expect(holds(question, other)).toBe(0);
});

test('A name that the question has itself is no answer to it', () => {
  expect(holds('Who met vasko?', 'At noon came Teodrin Vasko.')).toBe(0);
});

test('Nothing is held where nothing of the kind is asked for', () => {
  expect(holds('Was the bell rung?', 'It was rung on Tuesday by Teodrin Vasko.')).toBe(0);
});

test('Who did something is asked for otherwise than whom somebody did it to', () => {
  expect(asksForDoer('who blamed the mayor?')).toBe(true);
  expect(asksForDoer('Which captain took the bell?')).toBe(true);
  expect(asksForDoer('After the storm, who blamed the mayor?')).toBe(true);
  expect(asksForDoer('Who did the mayor blame?')).toBe(false);
  expect(asksForDoer('Which two ferries did the mayor sell?')).toBe(false);
  expect(asksForDoer('What did she tell the man who met him?')).toBe(false);
  expect(asksForDoer('What did the mayor say?')).toBe(false);
});
