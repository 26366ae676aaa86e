import type { Corpus, Person } from '../corpus/corpus.ts';
import { createNames, type NameIndex } from '../language/names.ts';
import { type QuestionKind, questionKinds } from '../language/questions.ts';
import { type Token, tokens } from '../language/words.ts';

/** Turns text into index terms: stems, and one term a name however it is spelt. */
export interface Analyzer {
  readonly names: NameIndex;
  /** In order, repeated terms kept; a name is `@` and its canonical form. */
  terms(text: string): readonly string[];
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
  const nameTerms = new Map(corpus.people.map(({ name }) => [name, `@${name}`]));

  function termsOf(tokens: readonly Token[], spoken: readonly string[]): string[] {
    const found: string[] = [];
    let next = 0;
    const addUntil = (end: number) => {
      for (; next < end; next++) {
        const token = tokens[next];
        if (token?.topical) found.push(token.stem);
      }
    };
    for (const { name, start, end } of names.mentions(spoken)) {
      addUntil(start);
      found.push(nameTerms.get(name) ?? `@${name}`);
      next = end;
    }
    addUntil(tokens.length);
    return found;
  }

  function read(text: string, as: 'statement' | 'question'): Analysis {
    const found = tokens(text);
    const spoken = found.map(({ word }) => word);
    const kinds = as === 'question' ? questionKinds(text) : null;
    return { words: spoken, terms: termsOf(found, spoken), kinds };
  }

  return { names, terms: (text) => read(text, 'statement').terms, read };
}

/** The terms to search by: those of a question also say what it asks for, as `?` and the kind. */
export function searchTerms(text: Analysis): readonly string[] {
  return [...text.terms, ...kindTerms(text)];
}

/** What a question asks for, as terms; none of a text that is no question. */
export function kindTerms({ kinds }: Analysis): readonly string[] {
  return (kinds ?? []).map((kind) => `?${kind}`);
}

function nameEntry({ name, spellings, titles, aliases, kind }: Person) {
  const forms = [...spellings.map(({ form }) => form), ...titles, ...aliases];
  return { name, forms, split: kind === 'person' };
}
