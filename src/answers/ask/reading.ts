import { plainQuestion } from '../../language/plain-questions.ts';
import { coreQuestion, type QuestionKind } from '../../language/questions.ts';
import type { Likelihoods } from '../../retrieval/paragraph-models.ts';
import { relatedWords } from '../../retrieval/related-words.ts';
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
  const asked = index.mend(coreQuestion(question));
  // readers' own questions say which words matter; without them those that only say what is asked for would
  const text = index.knowsQuestions ? asked : plainQuestion(asked);
  const everyParagraph = !index.knowsQuestions && index.units.length <= FEW;
  const hits = [
    ...index.search(text, without ? { without } : {}),
    ...(everyParagraph ? [] : hitsInOtherWords(text, index)),
  ];
  const sorted = hits.toSorted((a, b) => agreement(b) - agreement(a));
  const { terms, kinds } = index.read(text);
  return {
    text,
    kinds: kinds ?? [],
    terms,
    names: [...new Set(terms.filter((term) => term.startsWith('@')))],
    mass: terms.reduce((sum, term) => sum + index.idf(term), 0),
    targets: targetsOf(sorted, index, { everyParagraph }),
    queries: sorted.filter(({ source }) => source.kind === 'query'),
    unanswered: sorted.filter(({ source }) => source.kind === 'unanswered'),
    likelihoods: index.likelihoods(text),
    index,
  };
}

/** Up to so many sentences and quotations every paragraph is looked at where no predicted query tells other words. */
const FEW = 500;
/** Above so many the words of a question find enough paragraphs. */
const MANY = 20_000;

/** Sentences that share no word with a question but related ones, where no predicted query tells other words. */
function hitsInOtherWords(text: string, index: SearchIndex): readonly Hit[] {
  if (index.knowsQuestions || index.units.length > MANY) return [];
  return index
    .search(relatedWords(text, index).join(' '))
    .map((hit) =>
      hit.source.kind === 'unit' ? { ...hit, ...index.compare(text, hit.source.unit) } : hit,
    );
}
