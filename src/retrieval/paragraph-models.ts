import type { Corpus } from '../corpus/corpus.ts';
import type { Analyzer } from './analysis.ts';
import {
  createLanguageModel,
  createTally,
  type Features,
  featuresOf,
  type Tally,
} from './language-model.ts';
import type { Unit } from './units.ts';

/** How likely a question is, as a log-likelihood ratio against all texts, a word of it on average. */
export interface Likelihoods {
  /** As a question that the paragraph answers: under its sentences and its predicted queries. */
  answeredBy(article: string, paragraph: number): number;
  /** As a question that no article answers. */
  unanswered: number;
}

export interface ParagraphModels {
  read(question: string): Likelihoods;
}

/** Builds the models of all paragraphs, and of what is known to be unanswered. */
export function createParagraphModels(
  corpus: Corpus,
  { units, analyzer }: { units: readonly Unit[]; analyzer: Analyzer },
): ParagraphModels {
  const features = (text: string, question: boolean) => featuresOf(text, { analyzer, question });
  const paragraphs = new Map<string, Tally>();
  const all = createTally();
  const add = (article: string, paragraph: number, own: Features) => {
    const key = `${article}¶${paragraph}`;
    const tally = paragraphs.get(key) ?? createTally();
    paragraphs.set(key, tally);
    tally.add(own);
    all.add(own);
  };
  for (const { text, passage } of units) {
    const own = features(text, false);
    for (const paragraph of passage.paragraphs) add(passage.article, paragraph, own);
  }
  for (const { text, article, paragraph } of corpus.queries)
    add(article, paragraph, features(text, true));
  const unanswered = createTally();
  for (const { text } of corpus.unanswered) unanswered.add(features(text, true));
  const model = createLanguageModel(all);

  return {
    read(question) {
      const asked = features(question, true);
      const words = [...asked.keys()].filter((feature) => !/^~|\n/u.test(feature)).length + 2;
      return {
        answeredBy(article, paragraph) {
          const tally = paragraphs.get(`${article}¶${paragraph}`);
          return tally ? model.score(asked, tally) / words : 0;
        },
        unanswered: model.score(asked, unanswered) / words,
      };
    },
  };
}
