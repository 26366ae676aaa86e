import { asksForDoer, holdsAnswer } from '../../language/answer-types.ts';
import type { QuestionKind } from '../../language/questions.ts';
import { type AskedWords, readWords } from '../../retrieval/asked-words.ts';
import type { Comparison } from '../../retrieval/comparing.ts';
import { type ParagraphText, paragraphText } from '../../retrieval/paragraph-texts.ts';
import type { Reading } from './reading.ts';
import type { Target } from './target.ts';

/** A question beside a paragraph of which nobody has written down what readers ask: only its text speaks for it. */
export interface TextMatch {
  readonly target: Target;
  readonly reading: Reading;
  readonly asked: AskedWords;
  readonly text: ParagraphText;
  /** All its sentences and quotations in a row, and how the question fits each of them. */
  readonly said: string;
  readonly units: readonly Comparison[];
  /** How near it comes to each term of the question. */
  readonly nearest: readonly number[];
}

/** A measure of how well a paragraph answers a question; 0 to 1. */
export type TextFeature = (match: TextMatch) => number;

/** All paragraphs near a question, with what their features look at. */
export function matchTexts(reading: Reading): readonly TextMatch[] {
  const { index, text: question, targets } = reading;
  const asked = readWords(question, index);
  return targets.map((target) => {
    const text = paragraphText(index, target.article, target.paragraph);
    return {
      target,
      reading,
      asked,
      text,
      said: target.told.map((unit) => unit.text).join(' '),
      units: target.told.map((unit) => index.compare(question, unit)),
      nearest: asked.nearest(text),
    };
  });
}

/** Logarithm of a long paragraph's characters. */
const LONG = 7;

const NUMBERS: readonly QuestionKind[] = [
  'number',
  'duration',
  'when',
  'money',
  'age',
  'year',
  'date',
  'measure',
  'clock',
];

/** Every feature by its name. Weights stand in text-weights.ts, fitted by test/evaluation/fit-text.ts. */
export const TEXT_FEATURES = {
  /** How much of the question its best sentence says. */
  sentence: ({ units }) => Math.max(0, ...units.map(({ covers }) => covers)),
  /** Sense of the sentence that comes nearest. */
  cosine: ({ units }) => Math.max(0, ...units.map(({ cosine }) => cosine)),
  /** How much of the question all of it says, in these words or in others. */
  paragraph: ({ asked, nearest }) => weighted(asked.weights, nearest),
  /** The same, rare words counting for more. */
  rare: ({ asked, nearest }) =>
    weighted(
      asked.weights.map((weight) => weight ** 2),
      nearest,
    ),
  /** The question under the language model of the paragraph. */
  likelihood: ({ target: { article, paragraph }, reading: { likelihoods } }) =>
    likelihoods.answeredBy(article, paragraph),
  /** Long paragraphs are near anything. */
  length: ({ said }) => Math.log(1 + said.length) / LONG,
  /** Words bent or misspelt. */
  pieces: ({ asked, text }) => asked.pieces(text),
  /** People, bodies and places of the question. */
  names: ({ reading: { names }, text }) =>
    names.length === 0 ? 1 : names.filter((name) => text.terms.has(name)).length / names.length,
  /** Whom the question names first, unless it asks who did something to them, speaks or does something. */
  agent: ({ reading, text }) =>
    Number(!asksForDoer(reading.text) && text.agents.has(reading.names[0] ?? '')),
  /** Whether it holds what may answer such a question. */
  type: ({ reading, said, text }) => {
    const { kinds, names } = reading;
    const other = kinds.includes('who') && text.names.some((name) => !names.includes(name));
    return other ? 1 : holdsAnswer(kinds, said, reading.text);
  },
  /** A figure, where one is asked for. */
  number: ({ reading: { kinds }, said }) =>
    Number(kinds.some((kind) => NUMBERS.includes(kind)) && /\d/u.test(said)),
  /** Somebody's own words, where words are asked for. */
  quoted: ({ reading: { kinds }, target: { told } }) =>
    Number(kinds.includes('words') && told.some(({ passage }) => passage.quotation)),
} as const satisfies Record<string, TextFeature>;

export type TextFeatureName = keyof typeof TEXT_FEATURES;

/** Weighted mean; 0 of nothing. */
export function weighted(weights: readonly number[], values: readonly number[]): number {
  const mass = weights.reduce((sum, weight) => sum + weight, 0);
  if (mass === 0) return 0;
  return values.reduce((sum, value, i) => sum + value * (weights[i] ?? 0), 0) / mass;
}
