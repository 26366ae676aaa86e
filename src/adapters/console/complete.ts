import type { Bot } from '../../bot/bot.ts';

/** Completions and the piece of the line that they replace, as `node:readline` wants them. */
export type Completion = [completions: string[], replaced: string];

/** Completes commands, and the values that a command suggests for the option under way. */
export function createCompleter(bot: Bot): (line: string) => Completion {
  return (line) => {
    const command = /^\/(\S+)\s+(.*)$/su.exec(line);
    if (!command) {
      const names = bot.commands.map(({ name }) => `/${name} `);
      return [line.startsWith('/') ? names.filter((name) => name.startsWith(line)) : [], line];
    }
    const [, name = '', typed = ''] = command;
    const option = /(?:^|\s)(\p{L}+):("?)([^"]*)$/u.exec(typed);
    const target = bot.commands.find((candidate) => candidate.name === name);
    const spec = option && target?.specs.find((candidate) => candidate.name === option[1]);
    if (option && spec) {
      const values = bot.suggest({
        command: name,
        option: spec.name,
        partial: option[3] ?? '',
      });
      const quote = (value: string) => (/\s/u.test(value) ? `"${value}"` : value);
      return [values.map((value) => `${spec.name}:${quote(value)} `), option[0].trimStart()];
    }
    if (target?.positional === undefined) return [[], line];
    return [
      bot
        .suggest({ command: name, option: target.positional, partial: typed })
        .map((value) => `${value} `),
      typed,
    ];
  };
}
