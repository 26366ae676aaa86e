import type { Corpus, Person } from '../corpus/corpus.ts';
import { createNames, type NameIndex } from '../language/names.ts';
import { type QuestionKind, questionKinds } from '../language/questions.ts';
import { isStopWord, stem, words } from '../language/words.ts';

/** Turns text into index terms: stems, and one term a name however it is spelt. */
export interface Analyzer {
  readonly names: NameIndex;
  /** In order, repeated terms kept; a name is `@` and its canonical form. */
  terms(text: string): string[];
  /** A text, taken apart once for all that looks at it. */
  read(text: string, as: 'statement' | 'question'): Analysis;
}

/** A text taken apart. */
export interface Analysis {
  readonly words: readonly string[];
  /** In order, repeated terms kept. */
  readonly terms: readonly string[];
  /** What is asked for; null for a text that is no question. */
  readonly kinds: readonly QuestionKind[] | null;
}

/** An analyzer that knows the people, bodies, places and things of a corpus. */
export function createAnalyzer(corpus: Corpus): Analyzer {
  const names = createNames(corpus.people.map(nameEntry));

  function termsOf(tokens: readonly string[]): string[] {
    const found: string[] = [];
    let next = 0;
    for (const { name, start, end } of names.mentions(tokens)) {
      found.push(...plainTerms(tokens.slice(next, start)), `@${name}`);
      next = end;
    }
    return [...found, ...plainTerms(tokens.slice(next))];
  }

  return {
    names,
    terms: (text) => termsOf(words(text)),
    read(text, as) {
      const tokens = words(text);
      const kinds = as === 'question' ? questionKinds(text) : null;
      return { words: tokens, terms: termsOf(tokens), kinds };
    },
  };
}

/** The terms to search by: those of a question also say what it asks for, as `?` and the kind. */
export function searchTerms({ terms, kinds }: Analysis): readonly string[] {
  return kinds ? [...terms, ...kinds.map((kind) => `?${kind}`)] : terms;
}

function plainTerms(tokens: readonly string[]): string[] {
  return tokens.filter((token) => !isStopWord(token)).map(stem);
}

function nameEntry({ name, spellings, titles, aliases, kind }: Person) {
  const forms = [...spellings.map(({ form }) => form), ...titles, ...aliases];
  return { name, forms, split: kind === 'person' };
}
