import type { Corpus } from '../corpus/corpus.ts';
import type { Steps } from '../corpus/slices.ts';
import type { Analysis, Analyzer } from './analysis.ts';
import {
  askModel,
  createTally,
  featuresOf,
  PAIR,
  questionFeatures,
  type Tally,
  type Totals,
} from './language-model.ts';
import type { Source } from './source.ts';
import { createTermSequences } from './term-sequences.ts';

/** How likely a question is, as a log-likelihood ratio against all texts, a word of it on average. */
export interface Likelihoods {
  /** As a question that the paragraph answers: under its sentences and its predicted queries. */
  answeredBy(article: string, paragraph: number): number;
  /** As a question that no article answers. */
  unanswered: number;
}

export interface ParagraphModels {
  /** Adds the next document, numbered from 0; those that answer come before the unanswered queries. */
  add(source: Source, text: Analysis): void;
  /** Makes ready to read, when all is added. */
  complete(): Steps<void>;
  read(question: string): Likelihoods;
  /** Whether a sentence, quotation or predicted query holds the term. */
  has(term: string): boolean;
}

/** Models of all paragraphs, and of what is known to be unanswered. */
export function createParagraphModels(corpus: Corpus, analyzer: Analyzer): ParagraphModels {
  // thousands of queries are counted once; the few sentences of a paragraph that nobody asks about, when it is met
  const tallies = new Map(corpus.queries.map((query) => [keyOf(query), createTally()]));
  const told = new Map<string, number[]>();
  const unanswered = createTally();
  const sequences = createTermSequences();
  const asked = createTally();
  let documents = 0;
  let total = 0;

  function count(text: Analysis, keys: readonly string[]): void {
    const distinct = sequences.add(text.terms, keys.length);
    total += keys.length * (distinct.terms + PAIR * distinct.pairs);
    const own = keys.flatMap((key) => tallies.get(key) ?? []);
    const features = own.length > 0 ? featuresOf(text) : undefined;
    for (const tally of own) if (features) tally.add(features);
  }

  function tallyOf(key: string): Tally | undefined {
    const known = tallies.get(key);
    const places = told.get(key);
    if (known || !places) return known;
    const tally = createTally();
    for (const place of places)
      tally.add(featuresOf({ words: [], terms: sequences.termsOf(place), kinds: null }));
    return tally;
  }

  const all: Totals = {
    get total() {
      return total + asked.total;
    },
    countOf(feature) {
      const [first = '', second] = feature.split('\n');
      if (second !== undefined) return PAIR * sequences.countOfPair(first, second);
      return sequences.countOf(first) + (asked.counts.get(first) ?? 0);
    },
  };

  return {
    add(source, text) {
      const number = documents++;
      if (source.kind === 'unanswered') unanswered.add(featuresOf(text));
      else if (source.kind === 'query') {
        count(text, [keyOf(source.query)]);
        asked.add(questionFeatures(text));
      } else {
        const { article, paragraphs } = source.unit.passage;
        const keys = paragraphs.map((paragraph) => keyOf({ article, paragraph }));
        count(text, keys);
        for (const key of keys) {
          const known = told.get(key);
          if (known) known.push(number);
          else told.set(key, [number]);
        }
      }
    },
    complete: sequences.complete,
    has: (term) => all.countOf(term) > 0,
    read(question) {
      const features = featuresOf(analyzer.read(question, 'question'));
      const model = askModel(features, all);
      const words = [...features.keys()].filter((feature) => !/^~|\n/u.test(feature)).length + 2;
      return {
        answeredBy(article, paragraph) {
          const tally = tallyOf(keyOf({ article, paragraph }));
          return tally ? model.score(tally) / words : 0;
        },
        unanswered: model.score(unanswered) / words,
      };
    },
  };
}

function keyOf({ article, paragraph }: { article: string; paragraph: number }): string {
  return `${article}¶${paragraph}`;
}
