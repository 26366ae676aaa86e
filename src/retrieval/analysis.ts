import type { Corpus, Person } from '../corpus/corpus.ts';
import { createNames, type NameIndex } from '../language/names.ts';
import { isStopWord, stem, words } from '../language/words.ts';

/** Turns text into index terms: stems, and one term a name however it is spelt. */
export interface Analyzer {
  readonly names: NameIndex;
  /** In order, repeated terms kept; a name is `@` and its canonical form. */
  terms(text: string): string[];
}

/** An analyzer that knows the people, bodies, places and things of a corpus. */
export function createAnalyzer(corpus: Corpus): Analyzer {
  const names = createNames(corpus.people.map(nameEntry));
  return {
    names,
    terms(text) {
      const tokens = words(text);
      const found: string[] = [];
      let next = 0;
      for (const { name, start, end } of names.mentions(tokens)) {
        found.push(...plainTerms(tokens.slice(next, start)), `@${name}`);
        next = end;
      }
      return [...found, ...plainTerms(tokens.slice(next))];
    },
  };
}

function plainTerms(tokens: readonly string[]): string[] {
  return tokens.filter((token) => !isStopWord(token)).map(stem);
}

function nameEntry({ name, spellings, titles, aliases, kind }: Person) {
  const forms = [...spellings.map(({ form }) => form), ...titles, ...aliases];
  return { name, forms, split: kind === 'person' };
}
