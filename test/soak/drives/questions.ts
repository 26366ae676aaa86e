import { fileURLToPath } from 'node:url';
import { SHIPPED_CORPUS } from '../../../src/config.ts';
import type { Corpus } from '../../../src/corpus/corpus.ts';
import { loadCorpus } from '../../../src/corpus/load.ts';
import type { Random } from '../random.ts';

/** Read once. */
let corpus: Promise<Corpus> | undefined;

/** Read in no time where it is there. */
const COMPILED = fileURLToPath(new URL('../../../dist/corpus.txt', import.meta.url));

/** A command as somebody sends it; `text` is what Slack has after its name, `options` what Discord has. */
export interface Question {
  readonly command: string;
  readonly text: string;
  readonly options: Readonly<Record<string, string>>;
}

/** Of a hundred commands, how many are which. */
export type Mix = Readonly<Record<string, number>>;

const USUAL: Mix = {
  ask: 40,
  quote: 20,
  verify: 10,
  timeline: 10,
  whois: 10,
  compare: 5,
  sources: 3,
  help: 2,
};

/** What costs little to answer: for runs in which the number counts. */
export const LIGHT: Mix = { ask: 2, quote: 48, timeline: 10, sources: 20, help: 20 };

/** Asks what readers ask of the shipped corpus, again and again, in the order that `random` has. */
export async function createQuestions(random: Random, mix: Mix = USUAL): Promise<() => Question> {
  corpus ??= loadCorpus(SHIPPED_CORPUS, COMPILED);
  const { people, points, articles, queries, event } = await corpus;
  const names = people.map(({ name }) => name);
  const texts: Readonly<Record<string, readonly string[]>> = {
    ask: queries.map(({ text }) => text),
    quote: names,
    // as a whole, speakers included: a claim that is compared with everything that was said
    verify: (event.examples.verify ?? []).map((line) => line.replace(/^\/verify /u, '')),
    timeline: (event.examples.timeline ?? []).map((line) => line.replace(/^\/timeline ?/u, '')),
    whois: names,
    compare: points.map(({ point }) => point),
    sources: articles.map(({ id }) => id),
    help: ['', 'quote', 'ask'],
  };
  const commands = Object.entries(mix).flatMap(([name, count]) => Array(count).fill(name));
  return () => {
    const command: string = random.pick(commands);
    const text = random.pick(texts[command] ?? ['']);
    const option = OPTION[command] ?? '';
    return { command, text, options: text === '' ? {} : { [option]: text } };
  };
}

/** The option that takes the words. */
const OPTION: Readonly<Record<string, string>> = {
  ask: 'question',
  quote: 'speaker',
  verify: 'quotation',
  timeline: 'filter',
  whois: 'name',
  compare: 'topic',
  sources: 'article',
  help: 'command',
};
