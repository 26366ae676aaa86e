import type { Article, Passage } from '../corpus/corpus.ts';
import { sentences } from '../language/sentences.ts';

/** What an answer is made of: a sentence of a paragraph, or a whole quotation. */
export interface Unit {
  /** `<passage>.<number>`, numbered from 1 in its passage. */
  readonly id: string;
  readonly passage: Passage;
  readonly text: string;
}

/** All units of an article, in order. */
export function unitsOf({ passages }: Article): readonly Unit[] {
  return passages.flatMap((passage) =>
    (passage.quotation ? [passage.text] : sentences(passage.text)).map((text, i) => ({
      id: `${passage.id}.${i + 1}`,
      passage,
      text,
    })),
  );
}
