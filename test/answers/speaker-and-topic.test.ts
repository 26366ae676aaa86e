import { describe, expect, test } from 'vitest';
import { speakerAndTopic } from '../../src/answers/speaker-and-topic.ts';
import { createNames } from '../../src/language/names.ts';

const names = createNames([
  { name: 'Ada Byrd', forms: ['head of the council on ferries', 'Mrs Byrd'], split: true },
  { name: 'Otto Lund', forms: [], split: true },
]);

describe('what was typed for a speaker', () => {
  test.each([
    ['byrd about the ferry', 'byrd', 'the ferry'],
    ['Ada Byrd on tickets and fares', 'Ada Byrd', 'tickets and fares'],
    ['lund about byrd', 'lund', 'byrd'],
    ['byrd regarding: fog', 'byrd', 'fog'],
    ['byrd fog', 'byrd', 'fog'],
    ['ada byrd old ferry', 'ada byrd', 'old ferry'],
  ])('%s holds a topic', (typed, speaker, about) => {
    expect(speakerAndTopic(typed, names)).toEqual({ speaker, about });
  });

  test.each([
    'byrd',
    'Mrs Byrd',
    'head of the council on ferries',
    'byrd lund',
    'nobody on fog',
    'byrd about',
    '',
  ])('%j holds none', (typed) => {
    expect(speakerAndTopic(typed, names)).toBeNull();
  });
});
