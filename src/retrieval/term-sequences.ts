import type { Steps } from '../corpus/slices.ts';

/** Texts as sequences of terms, kept as numbers: a dozen bytes a word, whatever the words are. */
export interface TermSequences {
  /** Adds the next text. @param weight how often its terms count; @returns its distinct terms and pairs of terms. */
  add(terms: readonly string[], weight: number): { readonly terms: number; readonly pairs: number };
  /** Makes the pairs countable, when all texts are added. */
  complete(): Steps<void>;
  /** Terms of a text, in order. @param text its number, from 0. */
  termsOf(text: number): readonly string[];
  /** Weight of the texts that hold a term. */
  countOf(term: string): number;
  /** Weight of the texts that hold two terms one after the other. */
  countOfPair(first: string, second: string): number;
}

/** Numbers gone through between two pauses. */
const STEP = 50_000;
/** More than there are terms: makes one number of two. */
const MOST_TERMS = 2 ** 26;

export function createTermSequences(): TermSequences {
  const numbers = new Map<string, number>();
  const names: string[] = [];
  /** Weight of the texts that hold each term. */
  const counts: number[] = [];
  const weights: number[] = [];
  /** Where each text starts in the sequence of all, and where the last one ends. */
  const starts = [0];
  let sequence = new Int32Array(1024);
  let length = 0;
  /** Places of each term in the sequence, ascending, one term after the other; `from` says where each begins. */
  let places = new Int32Array(0);
  let from = new Int32Array(1);
  let texts = new Int32Array(0);

  function numberOf(term: string): number {
    const known = numbers.get(term);
    if (known !== undefined) return known;
    numbers.set(term, names.length);
    counts.push(0);
    return names.push(term) - 1;
  }

  function append(number: number): void {
    if (length === sequence.length) {
      const larger = new Int32Array(length * 2);
      larger.set(sequence);
      sequence = larger;
    }
    sequence[length++] = number;
  }

  return {
    add(terms, weight) {
      const distinct = new Set<number>();
      const pairs = new Set<number>();
      let before = -1;
      for (const term of terms) {
        const number = numberOf(term);
        append(number);
        distinct.add(number);
        if (before >= 0) pairs.add(before * MOST_TERMS + number);
        before = number;
      }
      for (const number of distinct) counts[number] = (counts[number] ?? 0) + weight;
      weights.push(weight);
      starts.push(length);
      return { terms: distinct.size, pairs: pairs.size };
    },
    *complete() {
      sequence = sequence.slice(0, length);
      places = new Int32Array(length);
      texts = new Int32Array(length);
      from = new Int32Array(names.length + 1);
      for (const [text, start] of starts.entries()) texts.fill(text, start, starts[text + 1]);
      yield;
      // counting sort: how many of each term, where each term begins, then every place into its slot
      for (let at = 0; at < length; at++) {
        const slot = (sequence[at] ?? 0) + 1;
        from[slot] = (from[slot] ?? 0) + 1;
        if (at % STEP === 0) yield;
      }
      for (let slot = 1; slot <= names.length; slot++)
        from[slot] = (from[slot] ?? 0) + (from[slot - 1] ?? 0);
      const next = from.slice();
      for (let at = 0; at < length; at++) {
        const number = sequence[at] ?? 0;
        const slot = next[number] ?? 0;
        places[slot] = at;
        next[number] = slot + 1;
        if (at % STEP === 0) yield;
      }
    },
    termsOf: (text) =>
      Array.from(
        sequence.subarray(starts[text], starts[text + 1]),
        (number) => names[number] ?? '',
      ),
    countOf: (term) => counts[numbers.get(term) ?? -1] ?? 0,
    countOfPair(first, second) {
      const [a, b] = [numbers.get(first), numbers.get(second)];
      if (a === undefined || b === undefined) return 0;
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
