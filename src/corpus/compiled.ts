import type {
  Article,
  Corpus,
  Event,
  Person,
  Point,
  PredictedQuery,
  UnansweredQuery,
} from './corpus.ts';
import type { CorpusFiles } from './files.ts';
import { fingerprint } from './fingerprint.ts';
import { freeze } from './freeze.ts';
import { atOnce, type Steps } from './slices.ts';

/** A corpus as lines of JSON; because most commands never look at the questions, they are a text of their own. */
export interface Compiled {
  /** The first line is the fingerprint of the corpus' files. */
  readonly corpus: string;
  readonly questions: string;
}

/** What the lines hold, part by part. */
interface Parts {
  readonly event: readonly Event[];
  readonly articles: readonly Article[];
  readonly people: readonly Person[];
  readonly points: readonly Point[];
  readonly queries: readonly PredictedQuery[];
  readonly unanswered: readonly UnansweredQuery[];
}

export function compile(corpus: Corpus, files: CorpusFiles): Compiled {
  const { event, queries, unanswered, ...rest } = corpus;
  return {
    corpus: [fingerprint(files), ...linesOf({ event: [event], ...rest })].join('\n'),
    questions: [...linesOf({ queries, unanswered })].join('\n'),
  };
}

/**
 * The compiled corpus, if the text was made from just these files; null where it is stale or no such text. The
 * fingerprint vouches for its content: our own build wrote it after all checks.
 * @param made fingerprint of the files.
 * @param questions reads the questions, when they are first asked for.
 */
export function readCompiled(text: string, made: string, questions: () => string): Corpus | null {
  const [mark, ...lines] = text.split('\n');
  if (mark !== made) return null;
  const { event, articles, people, points } = atOnce(readLines(lines));
  const [only] = event;
  if (!only) return null;
  let parsed: Parts | undefined;
  const read = (): Parts => {
    parsed ??= atOnce(readLines(questions().split('\n')));
    return parsed;
  };
  return Object.freeze({
    event: only,
    articles,
    people,
    points,
    get queries() {
      return read().queries;
    },
    get unanswered() {
      return read().unanswered;
    },
  });
}

/** The corpus of all lines, behind the fingerprint; null where they are cut off. */
export function* readWhole(lines: Iterable<string>): Steps<Corpus | null> {
  const { event, ...rest } = yield* readLines(lines);
  const [only] = event;
  return only ? Object.freeze({ event: only, ...rest }) : null;
}

/** Characters of a line, about: read in a millisecond. */
const LINE = 50_000;

/** Each line holds the name of a part, and some of its items. */
function* linesOf(parts: Partial<Parts>): Generator<string> {
  for (const [part, items] of Object.entries(parts)) {
    let batch: string[] = [];
    let length = 0;
    for (const [i, item] of items.entries()) {
      const json = JSON.stringify(item);
      length += json.length;
      batch.push(json);
      if (length < LINE && i < items.length - 1) continue;
      yield `["${part}",[${batch.join(',')}]]`;
      batch = [];
      length = 0;
    }
  }
}

function* readLines(lines: Iterable<string>): Steps<Parts> {
  const parts = {
    event: [] as Event[],
    articles: [] as Article[],
    people: [] as Person[],
    points: [] as Point[],
    queries: [] as PredictedQuery[],
    unanswered: [] as UnansweredQuery[],
  };
  for (const line of lines) {
    // the text of a part without items
    if (line === '') continue;
    const [part, items] = trusted(line);
    for (const item of items) parts[part].push(freeze(item));
    yield;
  }
  return freeze(parts);
}

/** The one place where data is taken on trust: see above. */
function trusted(line: string) {
  return JSON.parse(line) as [keyof Parts, never[]];
}
