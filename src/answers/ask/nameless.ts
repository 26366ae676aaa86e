import type { Context } from '../../contract/command.ts';
import { findPerson } from '../../corpus/access.ts';
import type { Corpus } from '../../corpus/corpus.ts';
import { isCommon } from '../../language/word-vectors.ts';
import { innerCapitals, words } from '../../language/words.ts';
import type { Finding } from './ask.ts';

/** "Who was the driver", "the name of the driver": whoever asks that knows what they are, and not who. */
const ASKS_FOR_NAME =
  /\bwho(?:'s| is| was| are| were) (?:the|this|that|these|those|his|her|their)\b|\bnames? of (?:the|this|that|these|those|his|her|their)\b/iu;

/** Whether a question asks who somebody is, and what was found names nobody whom it does not name itself. */
export function leavesNameless({ reading, sentences }: Finding, { corpus }: Context): boolean {
  const { text, terms, index } = reading;
  if (!ASKS_FOR_NAME.test(text.replace(/’/gu, "'"))) return false;
  const asked = new Set(words(text));
  return sentences.every((unit) => {
    const told = words(unit.text);
    const { mentions } = index.analyzer.names;
    const known = new Set(mentions(told).flatMap(({ start, end }) => told.slice(start, end)));
    return (
      index.termsOf(unit).every((term) => terms.includes(term) || !isSomebody(term, corpus)) &&
      innerCapitals(unit.text).every((word) => asked.has(word) || known.has(word) || isCommon(word))
    );
  });
}

function isSomebody(term: string, corpus: Corpus): boolean {
  const kind = findPerson(corpus, term.replace(/^@/u, ''))?.kind;
  return kind === 'person' || kind === 'organisation';
}
