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

  function termsOf(tokens: readonly Token[], spoken: readonly string[]): string[] {
    const found: string[] = [];
    for (let at = 0; at < tokens.length; ) {
      const mention = names.mentionAt(spoken, at);
      const token = tokens[at];
      if (mention) found.push(nameTerm(mention.name));
      else if (token?.topical) found.push(token.stem);
      at = mention?.end ?? at + 1;
    }
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

/** The term for a name. */
export function nameTerm(name: string): string {
  return `@${name}`;
}

/** The terms to search by: those of a question also say what it asks for, as `?` and the kind. */
export function searchTerms(text: Analysis): readonly string[] {
  return [...text.terms, ...kindTerms(text)];
}

/** What a question asks for, as terms; none of a text that is no question. */
export function kindTerms({ kinds }: Pick<Analysis, 'kinds'>): readonly string[] {
  return (kinds ?? []).map((kind) => `?${kind}`);
}

function nameEntry({ name, named, spellings, titles, aliases, kind }: Person) {
  const forms = [...spellings.map(({ form }) => form), ...titles, ...aliases];
  return { name, forms, split: named && kind === 'person', owns: kind === 'person' };
}
