import { expect, test } from 'vitest';
import { withoutPreamble } from '../../src/language/preamble.ts';

test.each([
  ['Good evening, may I ask who came? Thank you', 'who came?'],
  ['hi! quick question: what did they eat pls', 'what did they eat'],
  ['I would like to know if it rained', 'it rained'],
  ['would you be so kind as to tell me why the fair was closed', 'why the fair was closed'],
  ['do you know how long it took', 'how long it took'],
  ['Sorry to be a pest, but I wonder if you’d mind reminding me who came', 'who came'],
  ['If it isn’t too much bother, could you please explain what it cost', 'what it cost'],
  ['I do hope I am not disturbing you; might I possibly trouble you to tell me who won', 'who won'],
  ['according to your articles, who came', 'who came'],
  ['Who is the mayor mentioned in the coverage?', 'Who is the mayor?'],
  ['who won, according to the stories?', 'who won?'],
  ['who won — according to the articles?', 'who won?'],
  ['According to the articles, could you tell me who came?', 'who came?'],
])('the courtesies around a question are left off: %s', (text, question) => {
  expect(withoutPreamble(text)).toBe(question);
});

test.each([
  'thanks',
  'please',
  'what did he explain to us',
  'sorry business',
  'hello',
  'who was quoted in the articles',
  'what is told in all of these stories?',
  'Was the lunch mentioned in the articles?',
  'Which people are mentioned in the articles?',
  'How is the handshake described in the articles?',
])('a text that is nothing else, or only looks like it, stays: %s', (text) => {
  expect(withoutPreamble(text)).toBe(text);
});
