import { sectionOf } from '../corpus/access.ts';
import type { Corpus, Passage } from '../corpus/corpus.ts';
import { list } from '../language/text.ts';
import { cite } from './citations.ts';
import type { Block } from './reply.ts';

/** A quotation as a block, with its speaker, occasion, date and place. */
export function quotationBlock(corpus: Corpus, passage: Passage): Block {
  const { speakers = [], occasion = null } = passage.quotation ?? {};
  const date = sectionOf(corpus, passage)?.date?.text;
  return {
    kind: 'quotation',
    text: passage.text,
    speaker: list(speakers),
    ...(occasion !== null && { occasion }),
    ...(date !== undefined && { date }),
    citations: [cite(corpus, passage)],
  };
}
