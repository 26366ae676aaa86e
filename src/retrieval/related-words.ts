import { COMMONEST, wordVectors } from '../language/word-vectors.ts';
import { stem, topicalWords } from '../language/words.ts';
import { remember } from './remember.ts';
import type { SearchIndex } from './search-index.ts';

/** A related word is at least this near; so many for each word. */
const NEAR = 0.5;
const MOST = 6;
/** Words remembered with those related to them. */
const REMEMBERED = 5000;

/** Words of the corpus that are near in sense to the words of a question. */
export function relatedWords(question: string, index: SearchIndex): readonly string[] {
  return topicalWords(question).flatMap((word) =>
    nearWords(word)
      .filter((other) => index.has(stem(other)))
      .slice(0, MOST),
  );
}

/** Words that are near in sense to a word, nearest first. */
const nearWords = remember(REMEMBERED, (word: string): readonly string[] => {
  const vectors = wordVectors();
  const own = vectors.row(word);
  if (own < 0) return [];
  const near: { readonly row: number; readonly cosine: number }[] = [];
  for (let row = 0; row < COMMONEST; row++) {
    const cosine = vectors.cosine(own, row);
    if (cosine >= NEAR && row !== own) near.push({ row, cosine });
  }
  return near.sort((a, b) => b.cosine - a.cosine).map(({ row }) => vectors.word(row));
});
