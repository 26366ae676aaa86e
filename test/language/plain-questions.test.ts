import { expect, test } from 'vitest';
import { plainQuestion } from '../../src/language/plain-questions.ts';

test.each([
  ['On which day of the week did the ferry sail?', 'when did the ferry sail?'],
  ['what was the date of the launch', 'when was the launch'],
  ['In what town did they build it?', 'where did they build it?'],
  ['What is the venue for the fair?', 'where is the fair?'],
  ['Which person cut the ribbon?', 'who cut the ribbon?'],
  ['For what reason did it stop?', 'why did it stop?'],
  ['When did the launch take place?', 'When did the launch be?'],
  ['where was it held', 'where was it be'],
  ['who came along with the mayor', 'who accompanied the mayor'],
  ['who was with her', 'who accompanied her'],
  ['Who sat at the table with the mayor?', 'Who accompanied the mayor?'],
])('%s asks no more than: %s', (wordy, plain) => {
  expect(plainQuestion(wordy)).toBe(plain);
});

test.each([
  'Who held the rope?',
  'What happened at noon?',
  'what colour was the funnel',
  'Who saves the date?',
  'What came with the letter?',
  'Who was brought with the prisoners?',
  'who went along with the plan?',
])('%s stays as it is', (question) => {
  expect(plainQuestion(question)).toBe(question);
});
