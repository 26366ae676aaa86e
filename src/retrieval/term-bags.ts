import type { Steps } from '../corpus/slices.ts';
import { createNumbers } from './numbers.ts';
import { placesByTerm, STEP } from './places-by-term.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The distinct terms of each document, and the documents of each term: all by number, eight bytes for the two. */
export interface TermBags {
  /** Number of documents. */
  readonly count: number;
  /** Adds the next document, numbered from 0. @param more terms beside those of its text. @returns how many the text has. */
  add(terms: readonly number[], more?: readonly number[]): number;
  /** Makes the documents of a term known, when all are added. */
  complete(): Steps<void>;
  /** Terms of a document, in the order in which they came. */
  termsOf(document: number): Int32Array;
  /** Documents that hold a term, ascending. */
  holdersOf(term: number): Int32Array;
}

/** No document yet, of the terms of a vocabulary. */
export function createTermBags(vocabulary: Vocabulary): TermBags {
  const list = createNumbers();
  /** Where each document starts in the list, and where the last one ends. */
  const starts = [0];
  /** The last document that holds each term. */
  const last: number[] = [];
  let terms: Int32Array = new Int32Array(0);
  let holders: Int32Array = new Int32Array(0);
  let from: Int32Array = new Int32Array(1);

  function append(added: readonly number[], document: number): void {
    for (const term of added) {
      if (last[term] === document) continue;
      last[term] = document;
      list.push(term);
    }
  }

  return {
    get count() {
      return starts.length - 1;
    },
    add(own, more = []) {
      const document = starts.length;
      const before = list.length;
      append(own, document);
      const size = list.length - before;
      append(more, document);
      starts.push(list.length);
      return size;
    },
    *complete() {
      terms = list.done();
      const owners = new Int32Array(terms.length);
      for (const [document, start] of starts.entries()) {
        owners.fill(document, start, starts[document + 1]);
        if (document % STEP === 0) yield;
      }
      const sorted = yield* placesByTerm(terms, vocabulary.size);
      from = sorted.from;
      holders = sorted.places;
      for (let at = 0; at < holders.length; at++) {
        holders[at] = owners[holders[at] ?? 0] ?? 0;
        if (at % STEP === 0) yield;
      }
    },
    termsOf: (document) => terms.subarray(starts[document], starts[document + 1] ?? 0),
    holdersOf: (term) => holders.subarray(from[term], from[term + 1] ?? 0),
  };
}
