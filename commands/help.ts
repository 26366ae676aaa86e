import * as z from 'zod';
import { suggestNames } from '../src/answers/people.ts';
import { type AnyCommand, type Context, defineCommand } from '../src/contract/command.ts';
import { answer, invalid, template } from '../src/contract/replies.ts';
import { usage } from '../src/contract/usage.ts';
import { shorten } from '../src/language/text.ts';

export default defineCommand({
  name: 'help',
  description: 'What I can do, with examples that work',
  positional: 'command',
  options: z.strictObject({
    command: z
      .string()
      .trim()
      .max(100, 'can be 100 characters long at most')
      .optional()
      .meta({ description: 'The command to explain', suggests: true }),
  }),
  run({ command = '' }, context) {
    const name = command.replace(/^\//u, '').toLowerCase();
    if (name === '') return overview(context);
    const found = context.commands.find((candidate) => candidate.name === name);
    if (found) return details(found, context);
    return invalid(`There is no command “${shorten(name, 40)}”.`, ['/help']);
  },
  suggest(_option, partial, { commands }) {
    return suggestNames(
      commands.map(({ name }) => name),
      partial,
    );
  },
});

function overview({ corpus, commands }: Context) {
  const { event, articles } = corpus;
  const welcome = `I answer questions about ${event.name} from ${articles.length} articles, and from nothing else. What I show stands in them; every answer says where. When they do not say, I say so.`;
  return answer(
    [
      template(welcome),
      ...commands.map((command) => template(`${usage(command)}: ${command.description}`)),
    ],
    {
      title: 'Help',
      suggestions: commands
        .flatMap(({ name }) => (corpus.event.examples[name] ?? []).slice(0, 1))
        .slice(0, 5),
    },
  );
}

function details(command: AnyCommand, { corpus }: Context) {
  const options = command.specs.map(
    ({ name, description, required }) => `${name}: ${description}${required ? ' (required)' : ''}`,
  );
  return answer([template(`${usage(command)}: ${command.description}`), ...options.map(template)], {
    title: `/${command.name}`,
    suggestions: corpus.event.examples[command.name] ?? [],
  });
}
