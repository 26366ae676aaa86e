import { holdsKind } from '../../language/questions.ts';
import type { Unit } from '../../retrieval/units.ts';
import { weigh } from './rank.ts';
import type { Reading } from './reading.ts';
import { agreement, type Target } from './target.ts';
import { SENTENCE_WEIGHTS } from './weights.ts';

/** A measure of how well a sentence or quotation of the best paragraph says the answer; 0 to 1. */
export type SentenceFeature = (unit: Unit, target: Target, reading: Reading) => number;

/** Every feature by its name; weights stand in weights.ts. */
export const SENTENCE_FEATURES = {
  /** Words and sense in common with the question. */
  agreement: (unit, _, { text, index }) => agreement(index.compare(text, unit)),
  covers: (unit, _, { text, index }) => index.compare(text, unit).covers,
  /** Words in common with the nearest predicted queries: they often name what the question only means. */
  queries: (unit, { queries }, { index }) => {
    const near = queries
      .slice(0, 3)
      .flatMap(({ source }) => (source.kind === 'query' ? [source.query.text] : []));
    return (
      near.reduce((sum, text) => sum + index.compare(text, unit).covers, 0) /
      Math.max(1, near.length)
    );
  },
  /** Whether it holds the kind of thing asked for. */
  kind: (unit, _, { kinds }) => holdsKind(kinds, unit.text),
  /** People, bodies and places of the question. */
  names: (unit, _, { names, index }) => {
    const own = index.termsOf(unit);
    return names.length === 0
      ? 1
      : names.filter((name) => own.includes(name)).length / names.length;
  },
  /** Somebody's own words, when words are asked for. */
  quoted: ({ passage }, _, { kinds }) =>
    Number(kinds.includes('words') && passage.quotation !== undefined),
  /** Somebody's own words, when a fact is asked for. */
  unasked: ({ passage }, _, { kinds }) =>
    Number(!kinds.includes('words') && passage.quotation !== undefined),
  /** A short quotation says little by itself. */
  fragment: ({ passage, text }) =>
    Number(passage.quotation !== undefined && text.split(' ').length < 5),
  /** What a paragraph tells first is mostly what it is about. */
  first: (unit, { told }) => Number(told[0]?.id === unit.id),
} as const satisfies Record<string, SentenceFeature>;

export type SentenceFeatureName = keyof typeof SENTENCE_FEATURES;

export interface ChosenSentence {
  readonly unit: Unit;
  /** Log-odds against the other sentences of the paragraph, up to a constant. */
  readonly score: number;
}

/** Sentences and quotations of a paragraph, the one that says the answer first. */
export function chooseSentences(target: Target, reading: Reading): readonly ChosenSentence[] {
  const measure = (unit: Unit) => (feature: SentenceFeature) => feature(unit, target, reading);
  return target.told
    .map((unit) => ({ unit, score: weigh(SENTENCE_FEATURES, SENTENCE_WEIGHTS, measure(unit)) }))
    .sort((a, b) => b.score - a.score);
}
