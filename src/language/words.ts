import { stemmer } from 'stemmer';
import { baseOf } from './irregular.ts';
import { lower, plainMarks } from './text.ts';

/**
 * Words that carry no topic. Question words, auxiliaries, pronouns, prepositions and the fillers of chat;
 * negations stay out of the list, because they change what is asked.
 */
const STOP_WORDS = new Set(
  `a an and any are as at be been being but by can could did do does doing for from get gets gonna got had
  has have having he her hers him his how i if in into is it its just kind let like me might mine my of
  on or our ours out over own per please pls plz rather really same shall she should so some such than that
  the their theirs them then there these they this those through to too u um up upon us very was we were
  what whats when whens where wheres which while who whom whos whose why will with would ya yeah yes you
  your yours ok okay hey hi hello lol lmao btw tbh idk bc cuz tell know say says anyone anybody guys dear
  actually basically exactly also again about around s t d ll re ve m im ive id thats theres`.split(
    /\s+/u,
  ),
);

/** What `plainMarks` makes an apostrophe may stand in a word. */
const WORD = /[\p{L}\p{N}]+(?:[.'‘’‚‛′`](?=[\p{L}\p{N}])[\p{L}\p{N}]+)*/gu;

const NEGATED =
  /^(?:do|does|did|is|are|was|were|has|have|had|wo|would|could|should|ca|must|ai)n'?t$/u;

/** A word of a text. */
export interface Token {
  /** Folded (lower case, no diacritics), without a possessive ending. */
  readonly word: string;
  readonly stem: string;
  /** Whether it carries a topic of its own. */
  readonly topical: boolean;
}

/** The words of a text, in order. */
export function tokens(text: string): readonly Token[] {
  return formsOf(text).map(tokenOf);
}

/** The words of a text as they stand there, but for case and diacritics, in order: each is read by `tokenOf`. */
export function formsOf(text: string): readonly string[] {
  return lower(text).match(WORD) ?? [];
}

/** The words of a text, folded (lower case, no diacritics), without possessive endings; in order. */
export function words(text: string): string[] {
  return tokens(text).map(({ word }) => word);
}

/** The words of a text that carry a topic, in order. */
export function topicalWords(text: string): string[] {
  return tokens(text)
    .filter(({ topical }) => topical)
    .map(({ word }) => word);
}

/** Words that begin with a capital, and alone with it, but do not begin the text: mostly names. */
export function innerCapitals(text: string): readonly string[] {
  return (text.match(/(?<=\S\s+)\p{Lu}\p{Ll}+(?!\p{L})/gu) ?? []).flatMap(words);
}

/** Whether a folded word carries no topic of its own. */
export function isStopWord(word: string): boolean {
  return STOP_WORDS.has(word);
}

/**
 * The stem of a folded word (Porter, An algorithm for suffix stripping, 1980), or of the word that it is an irregular
 * form of; numbers stay as they are.
 * Remembered for up to 50,000 words.
 */
export const stem = remembered((word) =>
  /\p{N}/u.test(word) || word.length > 40 ? word : stemmer(baseOf(word)),
);

/** A word by its form in a text. Remembered for up to 50,000 forms: a text is mostly made of words that were met before. */
export const tokenOf = remembered((form): Token => {
  const word = bare(plainMarks(form));
  return { word, stem: stem(word), topical: !isStopWord(word) };
});

/** Stems of the words that carry a topic: what is indexed and searched. */
export function terms(text: string): string[] {
  return tokens(text)
    .filter(({ topical }) => topical)
    .map((token) => token.stem);
}

/** `u.s.` becomes `us`, `anna's` becomes `anna`, `didn't` becomes `not`, `12.5` stays. */
function bare(word: string): string {
  if (NEGATED.test(word) || word === 'cannot') return 'not';
  const base = word.replace(/'s$/u, '');
  return /^\p{N}/u.test(base) ? base : base.replace(/[.']/gu, '');
}

/** A function of one word that remembers what it made of the first 50,000 words, and gives the very same again. */
function remembered<Made>(make: (word: string) => Made): (word: string) => Made {
  const known = new Map<string, Made>();
  return (word) => {
    const before = known.get(word);
    if (before !== undefined) return before;
    const made = make(word);
    if (known.size < 50_000) known.set(word, made);
    return made;
  };
}
