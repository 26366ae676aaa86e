import { cite } from '../../contract/citations.ts';
import { span } from '../../contract/replies.ts';
import type { Block } from '../../contract/reply.ts';
import type { Corpus } from '../../corpus/corpus.ts';
import { perCorpus } from '../../corpus/per-corpus.ts';
import { overlap, quotedParts } from '../../language/quotations.ts';
import type { SearchIndex } from '../../retrieval/search-index.ts';
import { unitsOf } from '../../retrieval/units.ts';
import { findWords, type QuotedWord, tokenize, wordParts } from './tokens.ts';

/** Share of common words from which a sentence of narration is what was taken for a quotation. */
const SAME = 0.55;

/** The sentence of narration, which nobody is quoted as saying, that a claim comes from; null where there is none. */
export function nearestNarration(
  claim: string,
  { corpus, index }: { corpus: Corpus; index: SearchIndex },
): Block | null {
  const sought = wordParts(tokenize(claim));
  const hits = index.search(claim, { limit: 100 });
  const near = hits
    .flatMap(({ source }) =>
      source.kind === 'unit' && !source.unit.passage.quotation ? [source.unit] : [],
    )
    .map((unit) => {
      const holds = sought.length > 1 && findWords(wordParts(tokenize(unit.text)), sought) !== null;
      return { unit, share: holds ? 1 : overlap(claim, unit.text) };
    })
    .sort((a, b) => b.share - a.share)[0];
  return near && near.share >= SAME
    ? span(near.unit.text, [cite(corpus, near.unit.passage)])
    : null;
}

/**
 * Sentences of narration that print a claim between quotation marks, as nobody's words: a sign, a nickname, a term.
 * The first of each paragraph, five at most.
 */
export function quotedNarration(claim: readonly QuotedWord[], corpus: Corpus): readonly Block[] {
  const sought = wordParts(claim);
  const found = quotedTerms(corpus)
    .filter(({ parts }) => findWords(parts, sought) !== null)
    .map(({ unit }) => ({ text: unit.text, citation: cite(corpus, unit.passage) }));
  const labels = found.map(({ citation }) => citation.label);
  return found
    .filter(({ citation }, index) => labels.indexOf(citation.label) === index)
    .slice(0, 5)
    .map(({ text, citation }) => span(text, [citation]));
}

/** What narration puts between quotation marks, with its sentence. */
const quotedTerms = perCorpus(({ articles }) =>
  articles
    .flatMap(unitsOf)
    .filter(({ passage }) => !passage.quotation)
    .flatMap((unit) =>
      quotedParts(unit.text).map((text) => ({ unit, parts: wordParts(tokenize(text)) })),
    ),
);
