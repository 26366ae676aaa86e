import type { Bot } from '../../bot/bot.ts';
import type { Reply } from '../../contract/reply.ts';
import type { Render } from '../adapter.ts';
import { consoleOrigin } from './origin.ts';

/**
 * Answers one request given as arguments: a command and its words, or a question.
 * @returns exit status: 0 for an answer or an honest no, 2 for bad usage, 1 for a failure of ours.
 */
export async function oneShot(
  bot: Bot,
  args: readonly string[],
  { render, write }: { render: Render<string>; write: (text: string) => void },
): Promise<number> {
  const origin = consoleOrigin();
  const [first = '', ...rest] = args;
  const name = first.replace(/^\//u, '').toLowerCase();
  const isCommand = first.startsWith('/') || bot.commands.some((command) => command.name === name);
  const text = isCommand ? `/${name} ${rest.map(quoted).join(' ')}` : args.join(' ');
  const reply = await bot.handle({ kind: 'text', origin, text });
  write(`${render(reply)}\n`);
  return exitStatus(reply);
}

function exitStatus({ status }: Reply): number {
  switch (status) {
    case 'answer':
    case 'no_answer':
      return 0;
    case 'invalid':
      return 2;
    case 'failure':
      return 1;
    default:
      return status satisfies never;
  }
}

/** Gives an argument of several words the marks that the shell took away. */
function quoted(argument: string): string {
  if (!/\s/u.test(argument) || /["“”]/u.test(argument)) return argument;
  const option = /^(\p{L}+:)(.+)$/su.exec(argument);
  return option ? `${option[1]}"${option[2]}"` : `"${argument}"`;
}
