import type { Article, Passage } from '../corpus/corpus.ts';
import { sentences } from '../language/sentences.ts';

/** What an answer is made of: a sentence of a paragraph, or a whole quotation. */
export interface Unit {
  /** `<passage>.<number>`, numbered from 1 in its passage. */
  readonly id: string;
  readonly passage: Passage;
  readonly text: string;
}

/** All units of an article, in order. A heading that its text repeats says nothing by itself. */
export function unitsOf({ passages, sections }: Article): readonly Unit[] {
  const telling = passages.filter(({ text, section }) => text !== sections[section]?.statement);
  return telling.flatMap((passage) =>
    (passage.quotation ? [passage.text] : sentences(passage.text)).map((text, i) => ({
      id: `${passage.id}.${i + 1}`,
      passage,
      text,
    })),
  );
}
