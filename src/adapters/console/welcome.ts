import type { Corpus } from '../../corpus/corpus.ts';

/** What a person sees first in the terminal: what this is, three things to try, how to connect the platforms. */
export function welcome({ event, articles }: Corpus): string {
  const tries = ['ask', 'quote', 'timeline'].flatMap((name) =>
    (event.examples[name] ?? []).slice(0, 1),
  );
  return [
    `I answer questions about ${event.name} from ${articles.length} articles, and from nothing else.`,
    '',
    'Try:',
    ...tries.map((line) => `  ${line}`),
    '',
    '/help lists everything, /exit leaves, Tab completes.',
    'To answer on Discord and Slack too, put their tokens into .env (see .env.example).',
  ].join('\n');
}

/** Text of `--help`. */
export const USAGE = `Usage: npm start                          chat in the terminal
       npm start -- <command> [options]    one answer: quote, timeline, ask, compare, whois, verify, sources, help
       npm start --silent -- pipe          one JSON request a line in, one JSON reply a line out
       npm start -- import <file> …        turn pages into article files of a corpus, for review

Options: --corpus DIR   answer from another corpus
         --help         this text
         --version      the version

Exit status: 0 an answer or an honest no, 1 could not start, 2 bad usage`;
