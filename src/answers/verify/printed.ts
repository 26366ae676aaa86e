import { allPassages } from '../../corpus/access.ts';
import type { Passage } from '../../corpus/corpus.ts';
import { perCorpus } from '../../corpus/per-corpus.ts';
import { type QuotedWord, tokenize } from './tokens.ts';

/** A quotation as printed, or the parts of one utterance that only narration divides, in words. */
export interface Printed {
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
  const joined: Printed[] = [];
  let open: Printed | null = null;
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
  return [...parts, ...joined];
});

/** Whether narration cuts between sentences: the first part ends one or pauses, the second starts one. */
function divides(before: Printed, after: Printed): boolean {
  const [end, start] = [before.passages.at(-1)?.text ?? '', after.passages[0]?.text ?? ''];
  return (
    /[,.!?…]$/u.test(end) &&
    /^\p{Lu}/u.test(start) &&
    before.tokens.length > 3 &&
    after.tokens.length > 3
  );
}
