import { createInterface, type Interface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { Bot } from '../../bot/bot.ts';
import type { Adapter, Render } from '../adapter.ts';
import { createCompleter } from './complete.ts';
import { consoleOrigin } from './origin.ts';

export interface ChatOptions {
  readonly input: Readable;
  readonly output: Writable;
  /** Whether a person sits at a terminal: then there is a prompt, a welcome, history and completion. */
  readonly terminal: boolean;
  readonly render: Render<string>;
  /** Shown before the first prompt. */
  readonly welcome: string;
}

const LEAVE = /^\/(?:exit|quit|bye)$/iu;

/** A conversation in the terminal; `start` resolves when it is over (`/exit`, Ctrl-C, Ctrl-D, end of input). */
export function createConsoleAdapter({
  input,
  output,
  terminal,
  render,
  welcome,
}: ChatOptions): Adapter {
  let lines: Interface | undefined;
  return {
    platform: 'console',
    async start(bot) {
      const chat = createInterface({
        input,
        output,
        terminal,
        completer: createCompleter(bot),
        historySize: 200,
        removeHistoryDuplicates: true,
        prompt: terminal ? '> ' : '',
      });
      lines = chat;
      chat.once('SIGINT', () => chat.close());
      if (terminal) output.write(`${welcome}\n\n`);
      chat.prompt();
      for await (const line of chat) {
        if (LEAVE.test(line.trim())) break;
        if (line.trim() !== '') output.write(`${await answer(bot, line, render)}\n\n`);
        chat.prompt();
      }
      chat.close();
    },
    async stop() {
      lines?.close();
    },
  };
}

async function answer(bot: Bot, text: string, render: Render<string>): Promise<string> {
  const origin = consoleOrigin();
  return render(await bot.handle({ kind: 'text', origin, text }));
}
