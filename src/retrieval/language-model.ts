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
  readonly counts: ReadonlyMap<string, number>;
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

/** Counts of no text yet. */
export function createTally(): Tally {
  const counts = new Map<string, number>();
  let total = 0;
  return {
    counts,
    get total() {
      return total;
    },
    add(features) {
      for (const [feature, weight] of features) {
        counts.set(feature, (counts.get(feature) ?? 0) + weight);
        total += weight;
      }
    },
  };
}

/** Looks the features of a question up in all texts, once for all that it is compared with. */
export function askModel(question: Features, all: Totals): AskedOfModel {
  const known = [...question].flatMap(([feature, weight]) => {
    const everywhere = all.countOf(feature);
    return everywhere === 0 ? [] : [{ feature, weight, expected: everywhere / all.total }];
  });
  return {
    score(of) {
      const prior = SHARE * of.total + CONSTANT;
      let sum = 0;
      for (const { feature, weight, expected } of known) {
        const here = ((of.counts.get(feature) ?? 0) + prior * expected) / (of.total + prior);
        sum += weight * Math.log(here / expected);
      }
      return sum;
    },
  };
}
