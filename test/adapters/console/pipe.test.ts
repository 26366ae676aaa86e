import { once } from 'node:events';
import { PassThrough, Readable, Writable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { pipe } from '../../../src/adapters/console/pipe.ts';
import { INVENTED, openWorld } from '../../fixtures/corpora.ts';

const world = await openWorld(INVENTED);

const LINE = z.strictObject({
  id: z.string().nullable(),
  command: z.string().optional(),
  text: z.string().optional(),
  reply: z.looseObject({ status: z.string() }).optional(),
  error: z.string().optional(),
});

async function send(lines: readonly string[]) {
  const output = new PassThrough();
  const done = pipe(world.bot, { input: Readable.from([lines.join('\n')]), output }).then(() =>
    output.end(),
  );
  let text = '';
  for await (const chunk of output) text += chunk;
  await done;
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => LINE.parse(JSON.parse(line)));
}

describe('a request line', () => {
  test('is answered with the command, plain text without citations, and the reply', async () => {
    const [answer] = await send([
      '{"id":"7","conversation":"c1","user":"u1","direct":true,"text":"/quote dace limit:1"}',
    ]);
    expect(answer).toMatchObject({ id: '7', command: 'quote', reply: { status: 'answer' } });
    expect(answer?.text).toContain('“');
    expect(answer?.text).not.toMatch(/¶|\[|Try:/u);
    expect(answer?.reply).not.toHaveProperty('command');
  });

  test('needs no more than an id and a text', async () => {
    expect(await send(['{"id":"1","text":"/help"}'])).toMatchObject([{ id: '1', command: 'help' }]);
  });

  test.each([
    ['no JSON', 'hello', null],
    ['half of it', '{"id":"1","text":', null],
    ['an array', '[]', null],
    ['null', 'null', null],
    ['no id', '{"text":"/help"}', null],
    ['no text', '{"id":"1"}', '1'],
    ['a text that is none', '{"id":"1","text":7}', '1'],
    ['an id that is none', '{"id":7,"text":"/help"}', null],
    ['a direct that is none', '{"id":"1","text":"/help","direct":"yes"}', '1'],
  ])('%s gets an error, and the rest goes on', async (_, line, id) => {
    const answers = await send([line, '', '{"id":"next","text":"/help"}']);
    expect(answers).toHaveLength(2);
    expect(answers.find((answer) => answer.error !== undefined)).toMatchObject({ id });
    expect(answers.find((answer) => answer.id === 'next')?.command).toBe('help');
  });

  test('of 10,000 characters, of control characters or of __proto__ is answered', async () => {
    const texts = ['why '.repeat(2500), '\u0000\u001b', '__proto__', '', '\ud800'];
    const answers = await send(
      texts.map((text, i) => JSON.stringify({ id: `${i}`, text, __proto__: null })),
    );
    expect(answers.map(({ id }) => id).sort()).toEqual(texts.map((_, i) => `${i}`));
    for (const { reply } of answers) expect(reply?.status).not.toBe('failure');
  });
});

describe('a reader', () => {
  const help = Readable.from(
    Array.from({ length: 500 }, (_, i) => `{"id":"${i}","text":"/help"}\n`),
  );
  const failing = (code: string) =>
    new Writable({
      highWaterMark: 1,
      write(_chunk, _encoding, next) {
        setImmediate(() => next(Object.assign(new Error(code), { code })));
      },
    });

  test('who goes away ends it quietly', async () => {
    await pipe(world.bot, { input: help, output: failing('EPIPE') });
  });

  test('who cannot take what is written ends it with the reason', async () => {
    const input = Readable.from(['{"id":"1","text":"/help"}\n']);
    await expect(pipe(world.bot, { input, output: failing('ENOSPC') })).rejects.toThrow('ENOSPC');
  });
});

describe('ten thousand requests', () => {
  const COUNT = 10_000;
  const CONVERSATIONS = 40;
  const TEXTS = [
    '/help quote',
    '/quote dace',
    'hello?',
    '/nonsense',
    '/sources bell-002',
    '/quote',
    '/timeline 2009',
  ];

  test('are answered once each, in order in each conversation, without reading far ahead of a slow reader', async () => {
    let sent = 0;
    let answered = 0;
    let ahead = 0;
    let atOnce = 0;
    let running = 0;
    const warnings: string[] = [];
    const warn = ({ name }: Error) => warnings.push(name);
    process.on('warning', warn);
    function* requests() {
      for (; sent < COUNT; sent++) {
        ahead = Math.max(ahead, sent - answered);
        yield `${JSON.stringify({ id: `${sent}`, conversation: `c${sent % CONVERSATIONS}`, text: sent % 11 === 0 ? TEXTS[sent % TEXTS.length] : '/help help' })}\n`;
      }
    }
    const seen = new Map<string, number>();
    const disordered: string[] = [];
    const output = new Writable({
      highWaterMark: 1024,
      write(chunk, _encoding, next) {
        const id = Number(JSON.parse(String(chunk)).id);
        const conversation = `c${id % CONVERSATIONS}`;
        if (id <= (seen.get(conversation) ?? -1)) disordered.push(`${conversation}: ${id}`);
        seen.set(conversation, id);
        answered++;
        setImmediate(next);
      },
    });
    const counting = {
      ...world.bot,
      async handle(...args: Parameters<typeof world.bot.handle>) {
        atOnce = Math.max(atOnce, ++running);
        await new Promise((resume) => setImmediate(resume));
        const reply = await world.bot.handle(...args);
        running--;
        return reply;
      },
    };
    await pipe(counting, {
      input: Readable.from(requests(), { objectMode: true, highWaterMark: 16 }),
      output,
    });
    output.end();
    await once(output, 'finish');
    process.off('warning', warn);
    expect(answered).toBe(COUNT);
    expect(disordered).toEqual([]);
    expect(atOnce).toBeLessThanOrEqual(64);
    expect(atOnce).toBeGreaterThan(1);
    expect(ahead).toBeLessThan(COUNT / 2);
    expect(warnings).toEqual([]);
  }, 20_000);
});
