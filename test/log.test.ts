import { describe, expect, test } from 'vitest';
import { AnchorageError } from '../src/errors.ts';
import { createLog, fieldsOf } from '../src/log.ts';

function logging(secrets: readonly string[] = []) {
  const lines: string[] = [];
  const log = createLog((line) => lines.push(line), {
    secrets,
    now: () => new Date('2020-01-02T03:04:05Z'),
  });
  return { lines, log };
}

/** Characters that break a line, turn it round, or drive a terminal. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;

describe('a log line', () => {
  test('is one JSON object, whatever its fields hold', () => {
    const { lines, log } = logging();
    log.info('bot.started', { articles: 5 });
    log.error('request.failed', { reason: 'two\nlines' });
    const time = '2020-01-02T03:04:05.000Z';
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      { time, level: 'info', event: 'bot.started', articles: 5 },
      { time, level: 'error', event: 'request.failed', reason: 'two\nlines' },
    ]);
    expect(lines.join('')).not.toContain('\n');
  });

  test('keeps its time, level and event, whatever its fields are called', () => {
    const { lines, log } = logging();
    log.warn('seen', { event: 'forged', level: 'info', time: 'never', kind: 'x' });
    expect(lines).toEqual([
      '{"time":"2020-01-02T03:04:05.000Z","level":"warn","event":"seen","kind":"x"}',
    ]);
  });

  test.each([
    ['line breaks', 'a\r\nb\u2028c\u2029d\u0085e'],
    ['escapes of a terminal', '\u001b[31mred\u009b2J\u0007\u007f'],
    ['bidi and zero-width controls', '\u202eabc\u2066d\u200be\ufefff\u{e0041}'],
    ['lone surrogates', 'a\ud800b\udc00c'],
  ])('is harmless with %s, and reads back as it was', (_, text) => {
    const { lines, log } = logging();
    log.info('seen', { text });
    expect(lines[0]).not.toMatch(UNSAFE);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ text });
  });

  test('is never longer than its fields may be', () => {
    const { lines, log } = logging();
    log.info('seen', { text: '\u202e'.repeat(1e6), more: 'x'.repeat(1e6) });
    expect(lines[0]?.length).toBeLessThan(500 * 7 + 200);
    expect(JSON.parse(lines[0] ?? '').more).toBe('x'.repeat(500));
  });

  test('is one for each of 100,000 random records, and reads back', { timeout: 60_000 }, () => {
    const { lines, log } = logging(['canary-4711']);
    const text = randomTexts();
    const records = Array.from({ length: 100_000 }, () => [text(), text()] as const);
    for (const [name, value] of records) log.info('seen', { [name]: value });
    const out = lines.join('\n').split('\n');
    expect(out.length).toBe(records.length);
    for (const [index, line] of out.entries()) {
      const [name = '', value] = records[index] ?? [];
      if (UNSAFE.test(line) || JSON.parse(line)[name] !== value)
        expect.fail(`record ${index}: ${line}`);
    }
  });
});

const PIECES = [
  '\n',
  '\r',
  '\u2028',
  '\u2029',
  '\0',
  '\u001b[',
  '\u009b',
  '"',
  '\\',
  '},{',
  '\u202e',
  '\ud800',
  'a',
  '🙂',
];

/** Texts of up to seven pieces, always the same (a linear congruential generator). */
function randomTexts() {
  let seed = 7;
  const next = (limit: number) => {
    seed = (seed * 1664525 + 1013904223) % 2 ** 32;
    return Math.floor((seed / 2 ** 32) * limit);
  };
  return () => Array.from({ length: next(8) }, () => PIECES[next(PIECES.length)]).join('');
}

describe('secrets', () => {
  test('are redacted wherever they stand, also in addresses and as part of each other', () => {
    const { lines, log } = logging([
      'canary-4711',
      'canary-4711-and-more',
      'p@ss/word',
      'short',
      '',
    ]);
    log.warn('seen', {
      reason: 'login with canary-4711-and-more failed, canary-4711 too',
      url: 'https://example.org/?key=p%40ss%2Fword',
      kept: 'in short',
    });
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      reason: 'login with [redacted] failed, [redacted] too',
      url: 'https://example.org/?key=[redacted]',
      kept: 'in short',
    });
  });

  test('are redacted where a long text is cut', () => {
    const { lines, log } = logging(['canary-4711']);
    for (let before = 480; before < 510; before++)
      log.warn('seen', { reason: `${' '.repeat(before)}canary-4711` });
    expect(lines.join('')).not.toContain('can');
  });

  const SNOWFLAKE = '1234567890123456789';
  test.each([
    [
      'a bot token of Discord',
      'MTE5ODYyMjQ4MzQ3MTkyNTI0OA.Cl2FMQ.ZnCjm1XVW7vRze4b7Cq4se7kKWs-abcd',
    ],
    ['an interaction token', `aW50ZXJhY3Rpb246${'MTIz'.repeat(20)}`],
    [
      'a webhook of Discord',
      `POST https://discord.com/api/v10/webhooks/${SNOWFLAKE}/canary_-token/messages/@original`,
    ],
    [
      'a callback of Discord',
      `https://discord.com/api/v10/interactions/${SNOWFLAKE}/canary_-token/callback`,
    ],
    ['a bot token of Slack', 'xoxb-123456789012-canary'],
    ['an app token of Slack', 'xapp-1-A0123-456-canary'],
    ['a refresh token of Slack', 'xoxe.xoxp-1-canary'],
    ['a response URL of Slack', 'https://hooks.slack.com/commands/T01/123/canary'],
    ['a ticket of Slack', 'wss://wss-primary.slack.com/link/?ticket=canary&app_id=1'],
    ['a trigger of Slack', '13345224609.738474920.8088930838d88f008e0'],
    ['a signature of Slack', `v0=${'a1'.repeat(32)}`],
    ['a header', 'Authorization: Bot canary'],
    ['a header in JSON', '{"authorization":"Bearer canary"}'],
    ['a user of Discord in an address', `/users/${SNOWFLAKE}/channels`],
    ['a user of Slack in a mention', 'said <@U02CANARY1>'],
  ])('unknown to us are redacted by their looks: %s', (_, text) => {
    const { lines, log } = logging();
    log.error('seen', { reason: `failed: ${text}, twice ${text}` });
    const { reason } = JSON.parse(lines[0] ?? '');
    expect(reason).toContain('[redacted]');
    expect(reason).not.toMatch(
      /canary|ZnCjm1XVW7v|MTIzMTIz|8088930838|a1a1a1a1|1234567890123456789\/ch/iu,
    );
  });

  test('plain words, request ids and counts are left as they are', () => {
    const { lines, log } = logging();
    const fields = {
      id: '9c1d7f3e-52a8-4b4e-9b64-0f3d2c1b5a69',
      interaction: SNOWFLAKE,
      at: 'at run (/home/users/ann/anchorage/dist/main.js:1:2345)',
      reason: 'ECONNREFUSED',
      question: 'what did the bot of the harbour say about authorization and users/members?',
      count: 12345678901234,
      fatal: false,
      code: null,
    };
    log.info('seen', fields);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject(fields);
  });
});

describe('what is told of an error', () => {
  test('is its kind and where it arose, never its message', () => {
    const error = new TypeError('canary said\n    at canary (hidden)\n"canary"');
    const fields = fieldsOf(error);
    expect(fields).toMatchObject({
      reason: 'TypeError',
      at: expect.stringContaining('log.test.ts'),
    });
    expect(JSON.stringify(fields)).not.toContain('canary');
    expect(fieldsOf(Object.assign(new Error('canary'), { code: 'ECONNRESET' }))).toMatchObject({
      reason: 'Error',
      code: 'ECONNRESET',
    });
  });

  test('is the kind of value where it is no error', () => {
    expect([fieldsOf('canary'), fieldsOf(undefined), fieldsOf({ canary: 1 })]).toEqual([
      { reason: 'string' },
      { reason: 'undefined' },
      { reason: 'object' },
    ]);
  });

  test('lacks its place where it has no stack', () => {
    const error = new Error('canary');
    delete error.stack;
    expect(fieldsOf(error)).toEqual({ reason: 'Error', at: '' });
  });
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
