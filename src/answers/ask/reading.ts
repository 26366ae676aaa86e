import { coreQuestion, type QuestionKind, questionKinds } from '../../language/questions.ts';
import type { Likelihoods } from '../../retrieval/paragraph-models.ts';
import type { Hit, SearchIndex, Source } from '../../retrieval/search-index.ts';
import { agreement, type Target, targetsOf } from './target.ts';

/** A question as the features see it: what it asks for, what is near it, which paragraphs may answer. */
export interface Reading {
  /** The question proper, with slips of the finger put right. */
  readonly text: string;
  readonly kinds: readonly QuestionKind[];
  /** Index terms, in order; names as `@…`. */
  readonly terms: readonly string[];
  readonly names: readonly string[];
  /** Sum of the idf of the terms. */
  readonly mass: number;
  readonly targets: readonly Target[];
  /** Predicted queries near the question, nearest first. */
  readonly queries: readonly Hit[];
  /** Unanswered queries near the question, nearest first. */
  readonly unanswered: readonly Hit[];
  readonly likelihoods: Likelihoods;
  readonly index: SearchIndex;
}

/** Reads a question. @param without leaves documents out when weights are fitted. */
export function readQuestion(
  question: string,
  index: SearchIndex,
  without?: (source: Source) => boolean,
): Reading {
  const text = index.mend(coreQuestion(question));
  const hits = index.search(text, without ? { without } : {});
  const sorted = hits.toSorted((a, b) => agreement(b) - agreement(a));
  const terms = index.analyzer.terms(text);
  return {
    text,
    kinds: questionKinds(text),
    terms,
    names: [...new Set(terms.filter((term) => term.startsWith('@')))],
    mass: terms.reduce((sum, term) => sum + index.idf(term), 0),
    targets: targetsOf(sorted, index),
    queries: sorted.filter(({ source }) => source.kind === 'query'),
    unanswered: sorted.filter(({ source }) => source.kind === 'unanswered'),
    likelihoods: index.likelihoods(text),
    index,
  };
}
