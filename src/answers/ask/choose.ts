import type { PredictedQuery } from '../../corpus/corpus.ts';
import { holdsKind } from '../../language/questions.ts';
import type { Hit, SearchIndex } from '../../retrieval/search-index.ts';
import type { Unit } from '../../retrieval/units.ts';
import { weigh } from './rank.ts';
import type { Reading } from './reading.ts';
import { agreement, type Target } from './target.ts';
import { SENTENCE_WEIGHTS } from './weights.ts';

/** A sentence or quotation among those that tell the best paragraph. */
export interface Candidate {
  readonly unit: Unit;
  /** It and the others. */
  readonly told: readonly Unit[];
  /** Share of the nearest predicted queries, near ones counting most, that it is known to answer. */
  readonly asked: number;
}

/** A measure of how well a sentence or quotation of the best paragraph says the answer; 0 to 1. */
export type SentenceFeature = (candidate: Candidate, reading: Reading) => number;

/** A name counts as about as rare as the rarest from this share of its idf on. */
const ABOUT_AS_RARE = 0.8;

/** Every feature by its name; weights stand in weights.ts. */
export const SENTENCE_FEATURES = {
  /** Words and sense in common with the question. */
  agreement: ({ unit }, { text, index }) => agreement(index.compare(text, unit)),
  asked: ({ asked }) => asked,
  /** Words of the question that the other sentences of the paragraph lack. */
  distinct: ({ unit, told }, { terms, index }) => {
    const shares = [...new Set(terms)].map((term) => shareOf(term, unit, told, index));
    const all = shares.reduce((sum, { weight }) => sum + weight, 0);
    return all === 0 ? 0 : shares.reduce((sum, { own }) => sum + own, 0) / all;
  },
  /** Whether it holds the kind of thing asked for. */
  kind: ({ unit }, { kinds }) => holdsKind(kinds, unit.text),
  /** People, bodies and places of the question. */
  names: ({ unit }, { names, index }) => {
    const own = index.termsOf(unit);
    return names.length === 0
      ? 1
      : names.filter((name) => own.includes(name)).length / names.length;
  },
  /** Whether it names somebody who is not on everyone's lips, when a name is asked for. */
  who: ({ unit, told }, { kinds, names, index }) => {
    const rarest = rarestName(unit, names, index);
    const others = told.map((other) => rarestName(other, names, index));
    return Number(
      kinds.includes('who') && rarest > 0 && rarest >= ABOUT_AS_RARE * Math.max(...others),
    );
  },
  /** A short quotation says little by itself. */
  fragment: ({ unit: { passage, text } }) =>
    Number(passage.quotation !== undefined && text.split(' ').length < 5),
} as const satisfies Record<string, SentenceFeature>;

export type SentenceFeatureName = keyof typeof SENTENCE_FEATURES;

export interface ChosenSentence {
  readonly unit: Unit;
  /** Log-odds against the other sentences of the paragraph, up to a constant. */
  readonly score: number;
}

/** Sentences and quotations of a paragraph, the one that says the answer first. */
export function chooseSentences(target: Target, reading: Reading): readonly ChosenSentence[] {
  return candidatesOf(target)
    .map((candidate) => {
      const measure = (feature: SentenceFeature) => feature(candidate, reading);
      return { unit: candidate.unit, score: weigh(SENTENCE_FEATURES, SENTENCE_WEIGHTS, measure) };
    })
    .sort((a, b) => b.score - a.score);
}

/** Predicted queries that are looked at, nearest first. */
const NEAREST = 10;

/** All that tells a paragraph, in order, as the features see it. */
export function candidatesOf({ told, queries }: Target): readonly Candidate[] {
  const votes = told.length > 1 ? votesOf(queries.slice(0, NEAREST)) : [];
  const all = votes.reduce((sum, { weight }) => sum + weight, 0);
  return told.map((unit) => {
    const own = votes.filter(({ query }) => answers(unit, query));
    return { unit, told, asked: own.reduce((sum, { weight }) => sum + weight / all, 0) };
  });
}

/** Whether a unit is the one that is known to answer a predicted query. */
export function answers({ passage, text }: Unit, { sentence, quotation }: PredictedQuery): boolean {
  const words = passage.quotation ? quotation : sentence;
  return words !== undefined && text.includes(words);
}

function votesOf(hits: readonly Hit[]): readonly { query: PredictedQuery; weight: number }[] {
  return hits.flatMap((hit) => {
    if (hit.source.kind !== 'query') return [];
    const { query } = hit.source;
    const known = query.sentence !== undefined || query.quotation !== undefined;
    return known ? [{ query, weight: agreement(hit) ** 4 }] : [];
  });
}

/** What a term weighs among the sentences of a paragraph, most where one alone holds it; `own` where this one does. */
function shareOf(term: string, unit: Unit, told: readonly Unit[], { termsOf, idf }: SearchIndex) {
  const holders = told.filter((other) => termsOf(other).includes(term));
  const weight = holders.length === 0 ? 0 : idf(term) * (1 - (holders.length - 1) / told.length);
  return { weight, own: holders.some(({ id }) => id === unit.id) ? weight : 0 };
}

/** The idf of the rarest name in a sentence that the question does not name; 0 where there is none. */
function rarestName(unit: Unit, names: readonly string[], { termsOf, idf }: SearchIndex): number {
  const others = termsOf(unit).filter((term) => term.startsWith('@') && !names.includes(term));
  return Math.max(0, ...others.map(idf));
}
