import { PassThrough } from 'node:stream';
import { setImmediate as typed } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { createConsoleAdapter } from '../../../src/adapters/console/chat.ts';
import { renderPlain } from '../../../src/adapters/console/render.ts';
import { welcome } from '../../../src/adapters/console/welcome.ts';
import { INVENTED, openWorld } from '../../fixtures/corpora.ts';

const world = await openWorld(INVENTED);

function open(terminal = false) {
  const input = new PassThrough();
  const output = new PassThrough();
  const heard = { text: '' };
  output.on('data', (chunk) => {
    heard.text += chunk;
  });
  const adapter = createConsoleAdapter({
    input,
    output,
    terminal,
    render: renderPlain,
    welcome: welcome(world.corpus),
  });
  return { input, output, heard, adapter, over: adapter.start(world.bot) };
}

describe('a conversation in the terminal', () => {
  test('answers line by line, in order, and passes over empty lines', async () => {
    const { input, heard, over } = open();
    input.end('/sources bell-002\n\n   \n/help help\n');
    await over;
    expect(heard.text.indexOf('bell-002')).toBeGreaterThanOrEqual(0);
    expect(heard.text.indexOf('bell-002')).toBeLessThan(heard.text.indexOf('/help [command]'));
  });

  test.each(['/exit', '/quit', '/EXIT ', '/bye'])('%s leaves quietly', async (word) => {
    const { input, heard, over } = open();
    input.write(`${word}\n/help\n`);
    await over;
    expect(heard.text.trim()).toBe('');
  });

  test('the end of the input, as Ctrl-D gives it, leaves quietly', async () => {
    const { input, heard, over } = open();
    input.end();
    await over;
    expect(heard.text.trim()).toBe('');
  });

  test('goes on after bad input', async () => {
    const { input, heard, over } = open();
    input.end('/fly\n\u0000\n/help help\n');
    await over;
    expect(heard.text).toContain('There is no command /fly');
    expect(heard.text).toContain('/help [command]');
  });

  test('can be stopped from outside', async () => {
    const { adapter, over } = open(true);
    await typed();
    await adapter.stop();
    await over;
  });
});

describe('at a terminal', () => {
  test('there is a welcome with three things to try and how to connect the platforms, and a prompt', async () => {
    const { input, heard, over } = open(true);
    input.write('/help help\r');
    input.write('/exit\r');
    await over;
    for (const name of ['ask', 'quote', 'timeline'])
      expect(heard.text).toContain(world.corpus.event.examples[name]?.[0]);
    expect(heard.text).toMatch(/Discord and Slack/u);
    expect(heard.text).toContain('> ');
    expect(heard.text).toContain('/help [command]');
  });

  test.each([
    ['Ctrl-C', '\u0003'],
    ['Ctrl-D', '\u0004'],
  ])('%s leaves quietly', async (_, key) => {
    const { input, heard, over } = open(true);
    await typed();
    input.write(key);
    await over;
    expect(heard.text).not.toMatch(/error|abort/iu);
  });

  test('Tab completes, and the arrow brings back what was typed', async () => {
    const { input, heard, over } = open(true);
    for (const key of [...'/help qu\t', '\r', '\u001b[A', '\r', ...'/exit', '\r']) {
      input.write(key);
      await typed();
    }
    await over;
    expect(heard.text.split('/quote <speaker>').length).toBeGreaterThan(2);
  });
});
