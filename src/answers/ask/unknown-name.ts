import type { Context } from '../../contract/command.ts';
import { coreQuestion } from '../../language/questions.ts';
import { isCommon } from '../../language/word-vectors.ts';
import { innerCapitals, isStopWord, stem, words } from '../../language/words.ts';

/** Shorter ones are mostly abbreviations, which texts may write out. */
const SHORT = 4;

/** The first name in a question, by its capitals, that stands in no text of the corpus, as it was typed; else null. */
export function unknownName(question: string, context: Context): string | null {
  const asked = coreQuestion(question);
  const typed = innerCapitals(asked);
  // where everything has one, a capital tells nothing
  if (typed.length > asked.split(/\s+/u).length / 2) return null;
  const unknown = new Set(typed.filter((word) => isUnknown(word, context)));
  const runs = asked.match(/(?<=\S\s+)\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)*/gu) ?? [];
  return runs.find((run) => words(run).some((word) => unknown.has(word))) ?? null;
}

function isUnknown(word: string, { corpus, index }: Context): boolean {
  if (word.length < SHORT || isStopWord(word) || isCommon(word)) return false;
  const { names } = index.analyzer;
  if (names.starts(word) || names.correct(word) !== null) return false;
  const printed = corpus.articles.some(({ title, outlet, byline, sections }) =>
    words(
      [title, outlet, byline, ...sections.map(({ statement }) => statement)].join(' '),
    ).includes(word),
  );
  return !printed && !isTold(stem(word), index);
}

/** Whether a sentence or quotation has a word; what only readers ask tells nothing. */
function isTold(term: string, { has, knowsQuestions, units }: Context['index']): boolean {
  if (!has(term) || !knowsQuestions) return has(term);
  return units.some(({ text }) => words(text).some((word) => stem(word) === term));
}
