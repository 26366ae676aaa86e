import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { AnchorageError } from '../../errors.ts';
import { check } from './check.ts';

const USAGE = 'Usage: npm run corpus:check -- [--corpus DIR] [--articles DIR]';
const SHIPPED = fileURLToPath(new URL('../../../corpus', import.meta.url));

// Exit status: 0 without problems, 1 with problems, 2 for bad usage.
try {
  const { corpus = SHIPPED, articles } = readArguments(process.argv.slice(2));
  const problems = await check({ corpus, articles, print: (line) => console.log(line) });
  process.exitCode = problems === 0 ? 0 : 1;
} catch (error) {
  if (!(error instanceof AnchorageError)) throw error;
  console.error(error.message);
  process.exitCode = error.code === 'USAGE' ? 2 : 1;
}

function readArguments(args: string[]) {
  try {
    return parseArgs({
      args,
      options: { corpus: { type: 'string' }, articles: { type: 'string' } },
    }).values;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message.split('. ')[0] : String(cause);
    throw new AnchorageError('USAGE', `${reason}\n${USAGE}`, { cause });
  }
}
