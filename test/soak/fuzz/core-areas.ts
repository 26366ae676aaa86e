import type { Bot } from '../../../src/bot/bot.ts';
import type { Reply } from '../../../src/contract/reply.ts';
import type { OptionValue } from '../../../src/contract/request.ts';
import { createJudges } from '../hostile/judges.ts';
import type { Random } from '../random.ts';
import type { Area } from './area.ts';
import type { Inputs } from './inputs.ts';

/** Of so many replies, one is rendered on every platform and judged. */
const JUDGED_IN = 10;

/** Messages, commands and suggestions, given to the bot itself. */
export function coreAreas(bot: Bot, random: Random): readonly Area[] {
  const judges = Object.values(createJudges());
  const commands = bot.commands.map(({ name, specs }) => ({
    name,
    options: specs.map((spec) => spec.name),
  }));
  let count = 0;
  const origin = () => ({
    id: String(++count),
    platform: random.pick(['discord', 'slack', 'console'] as const),
    user: `u${count}`,
    conversation: `c${random.below(200)}`,
    direct: random.below(2) === 0,
  });

  function wrong(reply: Reply): string | null {
    if (reply.status === 'failure') return 'failure';
    if (random.below(JUDGED_IN) > 0) return null;
    const judged = judges.map((judge) => judge(reply));
    return judged.flatMap(({ broken, live }) => [...broken, ...live])[0] ?? null;
  }

  return [
    {
      name: 'messages',
      share: 0.02,
      feed: async (inputs) =>
        wrong(await bot.handle({ kind: 'text', origin: origin(), text: inputs.text() })),
    },
    {
      name: 'commands',
      share: 0.02,
      async feed(inputs) {
        const { name, options } = random.pick(commands);
        const command = random.below(20) === 0 ? inputs.text(40) : name;
        const given = optionsOf(inputs, random, options);
        return wrong(
          await bot.handle({ kind: 'command', origin: origin(), command, options: given }),
        );
      },
    },
    {
      name: 'suggestions',
      share: 0.06,
      feed(inputs) {
        const { name, options } = random.pick(commands);
        const option =
          random.below(10) === 0 ? inputs.text(20) : (options[random.below(options.length)] ?? '');
        const found = bot.suggest({
          command: name,
          option,
          partial: inputs.text(100),
          origin: origin(),
        });
        return found.length > 25 ? `${found.length} suggestions` : null;
      },
    },
  ];
}

function optionsOf(
  inputs: Inputs,
  random: Random,
  names: readonly string[],
): Record<string, OptionValue> {
  const count = random.below(names.length + 1);
  return Object.fromEntries(
    Array.from({ length: count }, () => [
      random.below(10) === 0 ? inputs.text(20) : (names[random.below(names.length)] ?? ''),
      random.pick<() => OptionValue>([
        () => inputs.text(),
        () => random.next() * 1e6 - 1000,
        () => random.below(2) === 0,
      ])(),
    ]),
  );
}
