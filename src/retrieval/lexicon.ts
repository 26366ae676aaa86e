import type { NameIndex } from '../language/names.ts';
import { formsOf, type Token, tokenOf } from '../language/words.ts';
import { nameTerm } from './analysis.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The words of all texts: each is taken apart once, in whatever number of places it stands. */
export interface Lexicon {
  /** Takes the next text apart. */
  read(text: string): LexiconText;
  /** The words met, in the order in which they were met first. */
  words(): Iterable<string>;
  /** How often a word was met. */
  timesOf(word: string): number;
}

/** A text taken apart. */
export interface LexiconText {
  readonly words: readonly string[];
  /** Numbers of its terms, in order, repeated ones kept. */
  readonly terms: readonly number[];
}

interface Word {
  readonly token: Token;
  readonly startsName: boolean;
  times: number;
  /** Number of its stem, once it has stood for itself. */
  number: number | undefined;
}

/** A lexicon without words, for terms of a vocabulary. */
export function createLexicon(names: NameIndex, vocabulary: Vocabulary): Lexicon {
  const words = new Map<string, Word>();
  const forms = new Map<string, Word>();

  function learn(form: string): Word {
    const token = tokenOf(form);
    const known = words.get(token.word);
    const startsName = names.starts(token.word);
    const word = known ?? { token, startsName, times: 0, number: undefined };
    if (!known) words.set(token.word, word);
    forms.set(form, word);
    return word;
  }

  function meet(form: string): Word {
    const word = forms.get(form) ?? learn(form);
    word.times++;
    return word;
  }

  return {
    read(text) {
      const met = formsOf(text).map(meet);
      const spoken = met.map(({ token }) => token.word);
      const terms: number[] = [];
      for (let at = 0; at < met.length; at++) {
        const word = met[at];
        const mention = word?.startsName ? names.mentionAt(spoken, at) : undefined;
        if (mention) {
          terms.push(vocabulary.add(nameTerm(mention.name)));
          at = mention.end - 1;
        } else if (word?.token.topical) {
          word.number ??= vocabulary.add(word.token.stem);
          terms.push(word.number);
        }
      }
      return { words: spoken, terms };
    },
    words: () => words.keys(),
    timesOf: (word) => words.get(word)?.times ?? 0,
  };
}
