import { expect, test } from 'vitest';
import { AnchorageError } from '../src/errors.ts';
import { createLog } from '../src/log.ts';

test('a log line is one JSON object, whatever its fields hold', () => {
  const lines: string[] = [];
  const log = createLog(
    (line) => lines.push(line),
    () => new Date('2020-01-02T03:04:05Z'),
  );
  log.info('bot.started', { articles: 5 });
  log.error('request.failed', { reason: 'two\nlines' });
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    { time: '2020-01-02T03:04:05.000Z', level: 'info', event: 'bot.started', articles: 5 },
    {
      time: '2020-01-02T03:04:05.000Z',
      level: 'error',
      event: 'request.failed',
      reason: 'two\nlines',
    },
  ]);
  expect(lines.join('')).not.toContain('\n');
});

test.each([
  [{ file: 'a.yaml', line: 3, field: 'id' }, 'a.yaml:3: id: is missing'],
  [{ file: 'a.yaml' }, 'a.yaml: is missing'],
  [{ field: 'TOKEN' }, 'TOKEN: is missing'],
  [{}, 'is missing'],
])('an error at start-up names its place: %j', (place, message) => {
  const cause = new Error('below');
  expect(new AnchorageError('CORPUS_INVALID', 'is missing', { place, cause })).toMatchObject({
    message,
    code: 'CORPUS_INVALID',
    place,
    cause,
  });
});
