import type { Reading } from '../attribution/reading.ts';
import { splitByNarration } from '../attribution/rules/continued.ts';
import type { MarkedWords } from '../read-article.ts';

/** A piece of a paragraph, by offsets, with quotations that are parts of one utterance of each speaker. */
export interface Piece<Part extends MarkedWords> {
  readonly parts: readonly Part[];
  readonly start: number;
  readonly end: number;
}

/**
 * Cuts a paragraph at its sentences so that block quotes that follow each other under one name are one utterance:
 * quotations of one sentence, or cut by narration. Together the pieces are the paragraph.
 */
export function utterances<Part extends MarkedWords>(
  quotations: readonly Part[],
  { prose }: Reading,
): readonly Piece<Part>[] {
  const sentenceOf = ({ start }: MarkedWords) =>
    prose.sentences.findIndex(({ end }) => start < end);
  const groups: Part[][] = [];
  for (const one of quotations) {
    const last = groups.at(-1)?.at(-1);
    const apart =
      last !== undefined &&
      sentenceOf(last) !== sentenceOf(one) &&
      one.speaker?.rule !== splitByNarration.name &&
      namesOf(last) === namesOf(one);
    if (last === undefined || apart) groups.push([one]);
    else groups.at(-1)?.push(one);
  }
  if (groups.length < 2) return [{ parts: quotations, start: 0, end: prose.text.length }];
  let start = 0;
  return groups.map((parts, i) => {
    const last = parts.at(-1);
    const end =
      i === groups.length - 1 || !last
        ? prose.text.length
        : (prose.sentences[sentenceOf(last)]?.end ?? prose.text.length);
    const piece = { parts, start, end };
    start = end;
    return piece;
  });
}

function namesOf({ speaker }: MarkedWords): string {
  return speaker?.who.map(({ name }) => name).join() ?? '';
}
