import type { Corpus } from './corpus.ts';

/** Makes a value that depends on a corpus alone once for each corpus, and lets it go with the corpus. */
export function perCorpus<Value>(make: (corpus: Corpus) => Value): (corpus: Corpus) => Value {
  const made = new WeakMap<Corpus, { readonly value: Value }>();
  return (corpus) => {
    const known = made.get(corpus) ?? { value: make(corpus) };
    made.set(corpus, known);
    return known.value;
  };
}
