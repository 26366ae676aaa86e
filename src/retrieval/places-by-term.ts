import type { Steps } from '../corpus/slices.ts';

/** The places of each term in a sequence of terms. */
export interface PlacesByTerm {
  /** Places, ascending, of one term after the other. */
  readonly places: Int32Array;
  /** Where the places of each term begin, and behind the last term where they end. */
  readonly from: Int32Array;
}

/** Numbers gone through between two pauses. */
export const STEP = 20_000;

/** Sorts by counting: how many of each term, where each term begins, then every place into its slot. */
export function* placesByTerm(sequence: Int32Array, terms: number): Steps<PlacesByTerm> {
  const from = new Int32Array(terms + 1);
  const places = new Int32Array(sequence.length);
  yield;
  for (let at = 0; at < sequence.length; at++) {
    const slot = (sequence[at] ?? 0) + 1;
    from[slot] = (from[slot] ?? 0) + 1;
    if (at % STEP === 0) yield;
  }
  for (let slot = 1; slot <= terms; slot++) from[slot] = (from[slot] ?? 0) + (from[slot - 1] ?? 0);
  const next = from.slice();
  for (let at = 0; at < sequence.length; at++) {
    const term = sequence[at] ?? 0;
    const slot = next[term] ?? 0;
    places[slot] = at;
    next[term] = slot + 1;
    if (at % STEP === 0) yield;
  }
  return { places, from };
}
