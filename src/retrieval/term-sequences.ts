import type { Steps } from '../corpus/slices.ts';
import { createNumbers } from './numbers.ts';
import { placesByTerm } from './places-by-term.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Texts as sequences of terms, kept as numbers: a dozen bytes a word, whatever the words are. */
export interface TermSequences {
  /** Adds the next text. @param weight how often its terms count; @returns its distinct terms and pairs of terms. */
  add(terms: readonly number[], weight: number): { readonly terms: number; readonly pairs: number };
  /** Makes the pairs countable, when all texts are added. */
  complete(): Steps<void>;
  /** Terms of a text, in order. @param text its number, from 0. */
  termsOf(text: number): readonly string[];
  /** Weight of the texts that hold a term. */
  countOf(term: string): number;
  /** Weight of the texts that hold two terms one after the other. */
  countOfPair(first: string, second: string): number;
}

/** No text yet, of the terms of a vocabulary. */
export function createTermSequences(vocabulary: Vocabulary): TermSequences {
  /** Weight of the texts that hold each term. */
  const counts: number[] = [];
  /** The last text that holds each term. */
  const last: number[] = [];
  const weights: number[] = [];
  /** Where each text starts in the sequence of all, and where the last one ends. */
  const starts = [0];
  const list = createNumbers();
  let sequence: Int32Array = new Int32Array(0);
  /** Places of each term in the sequence, ascending, one term after the other; `from` says where each begins. */
  let places: Int32Array = new Int32Array(0);
  let from: Int32Array = new Int32Array(1);
  let texts: Int32Array = new Int32Array(0);

  return {
    add(terms, weight) {
      const text = weights.push(weight) - 1;
      let [distinct, pairs] = [0, 0];
      for (let i = 0; i < terms.length; i++) {
        const number = terms[i] ?? 0;
        const isNew = last[number] !== text;
        if (i > 0 && (isNew || !standsBefore(terms, i))) pairs++;
        if (isNew) {
          distinct++;
          counts[number] = (counts[number] ?? 0) + weight;
        }
        last[number] = text;
        list.push(number);
      }
      starts.push(list.length);
      return { terms: distinct, pairs };
    },
    *complete() {
      sequence = list.done();
      texts = new Int32Array(sequence.length);
      for (const [text, start] of starts.entries()) texts.fill(text, start, starts[text + 1]);
      yield;
      ({ places, from } = yield* placesByTerm(sequence, vocabulary.size));
    },
    termsOf: (text) =>
      Array.from(sequence.subarray(starts[text], starts[text + 1]), vocabulary.termOf),
    countOf: (term) => counts[vocabulary.numberOf(term)] ?? 0,
    countOfPair(first, second) {
      const [a, b] = [vocabulary.numberOf(first), vocabulary.numberOf(second)];
      if (a < 0 || b < 0) return 0;
      const many = (number: number) => (from[number + 1] ?? 0) - (from[number] ?? 0);
      // the rarer of the two is looked through
      const [own, other, step] = many(a) <= many(b) ? [a, b, 1] : [b, a, -1];
      let sum = 0;
      let last = -1;
      for (const at of places.subarray(from[own], from[own + 1])) {
        const text = texts[at] ?? -1;
        if (text === last || sequence[at + step] !== other || texts[at + step] !== text) continue;
        sum += weights[text] ?? 0;
        last = text;
      }
      return sum;
    },
  };
}

/** Whether the pair that ends at a place stands before it in the text too. */
function standsBefore(terms: readonly number[], end: number): boolean {
  for (let at = 1; at < end; at++)
    if (terms[at] === terms[end] && terms[at - 1] === terms[end - 1]) return true;
  return false;
}
