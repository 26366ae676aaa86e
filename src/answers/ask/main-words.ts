import { wordVectors } from '../../language/word-vectors.ts';
import { stem, topicalWords } from '../../language/words.ts';
import type { SearchIndex } from '../../retrieval/search-index.ts';

/** Texts are full of a word that stands in this share of their sentences and quotations. */
const OFTEN = 0.05;
/** So many of the commonest words stand often in any text. */
const IN_ANY_TEXT = 200;

const known = new WeakMap<SearchIndex, ReadonlySet<string>>();

/** Whether a question has a word that these texts, unlike others, are full of. */
export function hasMainWord(question: string, index: SearchIndex): boolean {
  const main = known.get(index) ?? mainStems(index);
  known.set(index, main);
  return topicalWords(question).some(
    (word) => main.has(stem(word)) && wordVectors().row(word) >= IN_ANY_TEXT,
  );
}

function mainStems({ units, termsOf }: SearchIndex): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const unit of units)
    for (const term of new Set(termsOf(unit))) counts.set(term, (counts.get(term) ?? 0) + 1);
  return new Set(
    [...counts].flatMap(([term, count]) => (count >= OFTEN * units.length ? [term] : [])),
  );
}
