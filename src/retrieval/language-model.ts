import type { Analysis } from './analysis.ts';

/** Features of a text and how much each counts: terms, pairs of terms, pieces of words, and what is asked for. */
export type Features = ReadonlyMap<string, number>;

/** What a pair of terms, and a piece of a word of four letters, counts beside a term, which counts 1. */
export const PAIR = 0.5;
const PIECE = 0.2;

/**
 * Features of a text. Questions have two more kinds: what they ask for, and the pieces of their words, because
 * readers misspell and bend words as no article does.
 */
export function featuresOf(text: Analysis): Features {
  const { terms } = text;
  const found = new Map<string, number>();
  for (const term of terms) found.set(term, 1);
  for (const [i, term] of terms.entries()) if (i > 0) found.set(`${terms[i - 1]}\n${term}`, PAIR);
  for (const [feature, weight] of questionFeatures(text)) found.set(feature, weight);
  return found;
}

/** The features that only questions have. */
export function questionFeatures({ kinds, words }: Analysis): Features {
  const found = new Map<string, number>();
  if (!kinds) return found;
  for (const kind of kinds) found.set(`?${kind}`, 1);
  for (const word of words) {
    const bounded = `^${word}$`;
    for (let at = 0; at + 4 <= bounded.length; at++) {
      const piece = `~${bounded.slice(at, at + 4)}`;
      found.set(piece, (found.get(piece) ?? 0) + PIECE);
    }
  }
  return found;
}

/** Texts counted together: a paragraph with all that readers ask of it. */
export interface Tally {
  /** By the number of the feature. */
  readonly counts: ReadonlyMap<number, number>;
  readonly total: number;
  add(features: Features): void;
}

/** Counts over all texts. */
export interface Totals {
  /** 0 for a feature that no text has. */
  countOf(feature: string): number;
  readonly total: number;
}

/** A question under a model. */
export interface AskedOfModel {
  /**
   * Log-likelihood ratio of the question under the texts counted together against all texts: above 0 where they make
   * the question likelier. Unigram language model with Dirichlet smoothing (Zhai and Lafferty 2004); features that no
   * text has count nothing.
   */
  score(of: Tally): number;
}

/** Weight of all texts in the smoothing, in features: a share of the text's own length, and a constant. */
const SHARE = 0.3;
const CONSTANT = 15;

/** Counts of no text yet. @param numberOf number of a feature; undefined where nobody will look it up. */
export function createTally(numberOf: (feature: string) => number | undefined): Tally {
  const counts = new Map<number, number>();
  let total = 0;
  return {
    counts,
    get total() {
      return total;
    },
    add(features) {
      for (const [feature, weight] of features) {
        const number = numberOf(feature);
        if (number !== undefined) counts.set(number, (counts.get(number) ?? 0) + weight);
        total += weight;
      }
    },
  };
}

/**
 * Looks the features of a question up in all texts, once for all that it is compared with.
 * @param numbers those of the features, in the tallies.
 */
export function askModel(
  question: Features,
  all: Totals,
  numbers: ReadonlyMap<string, number>,
): AskedOfModel {
  const { total } = all;
  const known: { number: number; weight: number; expected: number }[] = [];
  let mass = 0;
  for (const [feature, weight] of question) {
    const everywhere = all.countOf(feature);
    const number = numbers.get(feature);
    if (everywhere === 0 || number === undefined) continue;
    known.push({ number, weight, expected: everywhere / total });
    mass += weight;
  }
  return {
    score({ counts, total: own }) {
      const prior = SHARE * own + CONSTANT;
      // the ratio where a feature is lacking is the same for all features
      let sum = mass * Math.log(prior / (own + prior));
      for (const { number, weight, expected } of known) {
        const count = counts.get(number);
        if (count !== undefined) sum += weight * Math.log(1 + count / (prior * expected));
      }
      return sum;
    },
  };
}
