import { allPassages } from '../../corpus/access.ts';
import type { Passage } from '../../corpus/corpus.ts';
import { perCorpus } from '../../corpus/per-corpus.ts';
import { type Atom, atomsOf } from './atoms.ts';
import { type QuotedWord, tokenize, type WordPart, wordParts } from './tokens.ts';

/** A quotation as printed, or the parts of one utterance that only narration divides, in words and what they are made of. */
export interface Printed extends Words {
  readonly parts: readonly WordPart[];
  readonly atoms: readonly Atom[];
}

interface Words {
  readonly passages: readonly Passage[];
  readonly speakers: readonly string[];
  readonly utterance: string;
  readonly tokens: readonly QuotedWord[];
}

/**
 * Every quotation of a corpus, and besides each run of whole sentences of one utterance that narration cuts: who
 * quotes across "he said" quotes rightly.
 */
export const printedQuotations = perCorpus((corpus): readonly Printed[] => {
  const parts = allPassages(corpus).flatMap((passage) =>
    passage.quotation
      ? [
          {
            passages: [passage],
            speakers: passage.quotation.speakers,
            utterance: passage.quotation.utterance,
            tokens: tokenize(passage.text),
          },
        ]
      : [],
  );
  const joined: Words[] = [];
  let open: Words | null = null;
  for (const part of parts) {
    const continues: boolean =
      open !== null && open.utterance === part.utterance && divides(open, part);
    open =
      continues && open
        ? {
            ...part,
            passages: [...open.passages, ...part.passages],
            tokens: [...open.tokens, ...part.tokens],
          }
        : part;
    if (continues) joined.push(open);
  }
  return [...parts, ...joined].map(toPrinted);
});

/** Words of a quotation taken apart once, for all checks. */
export function toPrinted(words: Words): Printed {
  return { ...words, parts: wordParts(words.tokens), atoms: atomsOf(words.tokens) };
}

/** Whether narration cuts between sentences: the first part ends one or pauses, the second starts one. */
function divides(before: Words, after: Words): boolean {
  const [end, start] = [before.passages.at(-1)?.text ?? '', after.passages[0]?.text ?? ''];
  return (
    /[,.!?…]$/u.test(end) &&
    /^\p{Lu}/u.test(start) &&
    before.tokens.length > 3 &&
    after.tokens.length > 3
  );
}
