import type { Corpus } from '../corpus/corpus.ts';
import type { Analyzer } from './analysis.ts';
import {
  type Counts,
  count,
  createLanguageModel,
  type Features,
  featuresOf,
} from './language-model.ts';
import type { Unit } from './units.ts';

/** How likely a question is, as a log-likelihood ratio against all texts, a word of it on average. */
export interface Likelihoods {
  /** As a question that the paragraph answers: under its sentences and its predicted queries. */
  answeredBy(article: string, paragraph: number): number;
  /** As a question that comes near the paragraph and is not answered; null where none is known. */
  missing(article: string, paragraph: number): number | null;
  /** As a question that no article answers. */
  unanswered: number;
}

export interface ParagraphModels {
  read(question: string): Likelihoods;
}

/** Builds the models of all paragraphs; each is counted when it is first asked for. */
export function createParagraphModels(
  corpus: Corpus,
  { units, analyzer }: { units: readonly Unit[]; analyzer: Analyzer },
): ParagraphModels {
  const features = (text: string, question: boolean) => featuresOf(text, { analyzer, question });
  const told = new Map<string, Features[]>();
  const missed = new Map<string, Features[]>();
  for (const { text, passage } of units) {
    const own = features(text, false);
    for (const paragraph of passage.paragraphs) push(told, key(passage.article, paragraph), own);
  }
  for (const { text, article, paragraph } of corpus.queries)
    push(told, key(article, paragraph), features(text, true));
  const unanswered = corpus.unanswered.map(({ text, near }) => {
    const own = features(text, true);
    for (const { article, paragraph } of near) push(missed, key(article, paragraph), own);
    return own;
  });
  const model = createLanguageModel(count([...told.values()].flat()));
  const countsOf = remember(told);
  const missedOf = remember(missed);
  const allUnanswered = count(unanswered);

  return {
    read(question) {
      const asked = features(question, true);
      const length = [...asked.keys()].filter((feature) => !/^~|\n/u.test(feature)).length + 2;
      return {
        answeredBy: (article, paragraph) =>
          model.score(asked, countsOf(key(article, paragraph)) ?? NOTHING) / length,
        missing(article, paragraph) {
          const counts = missedOf(key(article, paragraph));
          return counts ? model.score(asked, counts) / length : null;
        },
        unanswered: model.score(asked, allUnanswered) / length,
      };
    },
  };
}

const NOTHING: Counts = count([]);

function key(article: string, paragraph: number): string {
  return `${article}¶${paragraph}`;
}

function push<Value>(map: Map<string, Value[]>, at: string, value: Value): void {
  const values = map.get(at);
  if (values) values.push(value);
  else map.set(at, [value]);
}

function remember(texts: ReadonlyMap<string, readonly Features[]>): (at: string) => Counts | null {
  const known = new Map<string, Counts>();
  return (at) => {
    const counted = known.get(at);
    if (counted) return counted;
    const own = texts.get(at);
    if (!own) return null;
    const made = count(own);
    known.set(at, made);
    return made;
  };
}
