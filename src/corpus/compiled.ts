import type { Corpus, PredictedQuery, UnansweredQuery } from './corpus.ts';
import type { CorpusFiles } from './files.ts';
import { fingerprint } from './fingerprint.ts';
import { freeze } from './freeze.ts';

interface Questions {
  readonly queries: readonly PredictedQuery[];
  readonly unanswered: readonly UnansweredQuery[];
}

/** What the build writes: the corpus behind its fingerprint, and, because most commands never look at them, the questions. */
export interface Compiled {
  /** Two lines: the fingerprint of the corpus' files, and the corpus without its questions. */
  readonly corpus: string;
  readonly questions: string;
}

export function compile(corpus: Corpus, files: CorpusFiles): Compiled {
  const { queries, unanswered, ...rest } = corpus;
  return {
    corpus: `${fingerprint(files)}\n${JSON.stringify(rest)}`,
    questions: JSON.stringify({ queries, unanswered }),
  };
}

/**
 * The compiled corpus, if the text was made from just these files; null where it is stale or no such text. The
 * fingerprint vouches for its content: our own build wrote it after all checks.
 * @param questions reads the questions, when they are first asked for.
 */
export function readCompiled(
  text: string,
  files: CorpusFiles,
  questions: () => string,
): Corpus | null {
  const [mark, corpus] = text.split('\n');
  if (mark !== fingerprint(files) || corpus === undefined) return null;
  let parsed: Questions | undefined;
  const read = (): Questions => {
    parsed ??= freeze(trusted<Questions>(questions()));
    return parsed;
  };
  return Object.freeze({
    ...freeze(trusted<Omit<Corpus, keyof Questions>>(corpus)),
    get queries() {
      return read().queries;
    },
    get unanswered() {
      return read().unanswered;
    },
  });
}

/** The one place where data is taken on trust: see above. */
function trusted<Data>(json: string): Data {
  return JSON.parse(json) as Data;
}
