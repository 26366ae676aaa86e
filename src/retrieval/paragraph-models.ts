import type { Corpus, PredictedQuery } from '../corpus/corpus.ts';
import type { Steps } from '../corpus/slices.ts';
import type { Analysis } from './analysis.ts';
import {
  askModel,
  createTally,
  featuresOf,
  PAIR,
  questionFeatures,
  type Tally,
  type Totals,
} from './language-model.ts';
import { remember } from './remember.ts';
import type { Source } from './source.ts';
import { createTermSequences } from './term-sequences.ts';
import { createVocabulary, type Vocabulary } from './vocabulary.ts';

/** How likely a question is, as a log-likelihood ratio against all texts, a word of it on average. */
export interface Likelihoods {
  /** As a question that the paragraph answers: under its sentences and its predicted queries. */
  answeredBy(article: string, paragraph: number): number;
  /** As a question that no article answers. */
  unanswered: number;
}

export interface ParagraphModels {
  /**
   * Adds the next document, numbered from 0; those that answer come before the unanswered queries.
   * @param terms numbers of its terms, in order. @param read gives the text taken apart.
   */
  add(source: Source, terms: readonly number[], read: () => Analysis): void;
  /** Makes ready to read, when all is added. */
  complete(): Steps<void>;
  read(question: Analysis): Likelihoods;
  /** Whether a sentence, quotation or predicted query holds the term. */
  has(term: string): boolean;
}

/** Pairs of terms whose count is kept. */
const PAIRS = 5000;

/** Documents to be modelled. */
export interface Modelled {
  readonly vocabulary: Vocabulary;
  /** Documents of the sentences and quotations that tell a paragraph, by its key. */
  readonly told: ReadonlyMap<string, readonly number[]>;
}

/** Models of all paragraphs, and of what is known to be unanswered. */
export function createParagraphModels(
  corpus: Corpus,
  { vocabulary, told }: Modelled,
): ParagraphModels {
  // thousands of queries are counted once; the few sentences of a paragraph that nobody asks about, when it is met
  const features = createVocabulary();
  const tallies = new Map(corpus.queries.map((query) => [keyOf(query), createTally(features.add)]));
  const unanswered = createTally(features.add);
  const sequences = createTermSequences(vocabulary);
  const asked = createTally(features.add);
  let total = 0;

  function count(terms: readonly number[], keys: readonly string[], read: () => Analysis): void {
    const distinct = sequences.add(terms, keys.length);
    total += keys.length * (distinct.terms + PAIR * distinct.pairs);
    const own = keys.flatMap((key) => tallies.get(key) ?? []);
    const found = own.length > 0 ? featuresOf(read()) : undefined;
    for (const tally of own) if (found) tally.add(found);
  }

  function tallyOf(key: string, numbers: ReadonlyMap<string, number>): Tally | undefined {
    const known = tallies.get(key);
    const places = told.get(key);
    if (known || !places) return known;
    const tally = createTally((feature) => numbers.get(feature));
    for (const place of places)
      tally.add(featuresOf({ words: [], terms: sequences.termsOf(place), kinds: null }));
    return tally;
  }

  /** Pairs of common terms take long to count, and are asked for again and again. */
  const countPair = remember(PAIRS, (feature: string) => {
    const [first = '', second = ''] = feature.split('\n');
    return { count: PAIR * sequences.countOfPair(first, second) };
  });

  const all: Totals = {
    get total() {
      return total + asked.total;
    },
    countOf(feature) {
      if (feature.includes('\n')) return countPair(feature).count;
      return sequences.countOf(feature) + (asked.counts.get(features.numberOf(feature)) ?? 0);
    },
  };

  return {
    add(source, terms, read) {
      if (source.kind === 'unanswered') unanswered.add(featuresOf(read()));
      else if (source.kind === 'query') {
        count(terms, [keyOf(source.query)], read);
        asked.add(questionFeatures(read()));
      } else {
        const { article, paragraphs } = source.unit.passage;
        count(
          terms,
          paragraphs.map((paragraph) => paragraphKey(article, paragraph)),
          read,
        );
      }
    },
    complete: sequences.complete,
    has: (term) => all.countOf(term) > 0,
    read(question) {
      const found = featuresOf(question);
      // what no tally has gets a number of its own, below 0
      const numbers = new Map(
        [...found.keys()].map((feature, i) => {
          const number = features.numberOf(feature);
          return [feature, number < 0 ? -1 - i : number];
        }),
      );
      const model = askModel(found, all, numbers);
      const words = 2 + new Set(question.terms).size + (question.kinds?.length ?? 0);
      return {
        answeredBy(article, paragraph) {
          const tally = tallyOf(paragraphKey(article, paragraph), numbers);
          return tally ? model.score(tally) / words : 0;
        },
        unanswered: model.score(unanswered) / words,
      };
    },
  };
}

/** What a paragraph is found by. */
export function paragraphKey(article: string, paragraph: number): string {
  return `${article}¶${paragraph}`;
}

function keyOf({ article, paragraph }: PredictedQuery): string {
  return paragraphKey(article, paragraph);
}
