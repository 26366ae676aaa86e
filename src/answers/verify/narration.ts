import { cite } from '../../contract/citations.ts';
import { span } from '../../contract/replies.ts';
import type { Block } from '../../contract/reply.ts';
import type { Corpus } from '../../corpus/corpus.ts';
import { overlap } from '../../language/quotations.ts';
import type { SearchIndex } from '../../retrieval/search-index.ts';

/** Share of common words from which a sentence of narration is what was taken for a quotation. */
const SAME = 0.55;

/** The sentence of narration, which nobody is quoted as saying, that a claim comes from; null where there is none. */
export function nearestNarration(
  claim: string,
  { corpus, index }: { corpus: Corpus; index: SearchIndex },
): Block | null {
  const hits = index.search(claim, { limit: 100 });
  const near = hits
    .flatMap(({ source }) =>
      source.kind === 'unit' && !source.unit.passage.quotation ? [source.unit] : [],
    )
    .map((unit) => ({ unit, share: overlap(claim, unit.text) }))
    .sort((a, b) => b.share - a.share)[0];
  return near && near.share >= SAME
    ? span(near.unit.text, [cite(corpus, near.unit.passage)])
    : null;
}
