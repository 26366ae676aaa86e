import type { Context } from '../contract/command.ts';
import { allPassages } from '../corpus/access.ts';
import { perCorpus } from '../corpus/per-corpus.ts';
import { isStopWord } from '../language/words.ts';
import type { Utterance } from './utterances.ts';

/** A word between an article or the like and the end of its phrase: mostly a noun. */
const IN_PLACE_OF_A_NOUN =
  /\b(?:the|an?|this|our|his|her|its|their|of|for|no|about|on)\s+(\p{Ll}{4,})(?=[.,;:”"]|\s+(?:of|in|on|for|with|to|from|between|and|that|is|was|are|were|will|has|had|would|by|at)\b)/gu;

const nouns = perCorpus(
  (corpus) =>
    new Set(
      allPassages(corpus).flatMap(({ text }) =>
        [...text.matchAll(IN_PLACE_OF_A_NOUN)].map(([, word = '']) => word),
      ),
    ),
);

/** Nouns by which quotations can be narrowed down, most frequent first, at most `limit`. */
export function topicsOf(
  utterances: readonly Utterance[],
  { corpus, index }: Pick<Context, 'corpus' | 'index'>,
  limit: number,
): readonly string[] {
  const counts = new Map<string, { word: string; count: number }>();
  for (const { wordings } of utterances) {
    const [{ text }] = wordings;
    const terms = new Set(index.analyzer.terms(text));
    for (const word of new Set(text.match(/(?<!\p{L})\p{Ll}{4,}(?!\p{L})/gu) ?? [])) {
      const [term] = index.analyzer.terms(word);
      if (term === undefined || !terms.has(term) || isStopWord(word) || !nouns(corpus).has(word))
        continue;
      const known = counts.get(term) ?? { word, count: 0 };
      counts.set(term, { word: known.word, count: known.count + 1 });
    }
  }
  return [...counts.entries()]
    .sort(([a, x], [b, y]) => y.count - x.count || index.idf(b) - index.idf(a))
    .slice(0, limit)
    .map(([, { word }]) => word);
}
