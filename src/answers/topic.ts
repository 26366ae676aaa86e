import { passagesOf } from '../corpus/access.ts';
import type { Corpus } from '../corpus/corpus.ts';
import { perCorpus } from '../corpus/per-corpus.ts';
import type { SearchIndex } from '../retrieval/search-index.ts';
import type { Utterance } from './utterances.ts';

/** What a place where a topic word stands is worth. */
const WORTH = { words: 1, surroundings: 0.7, queries: 0.5 } as const;

/** From this share of the topic on, a quotation is about it. */
const ENOUGH = 0.45;

/**
 * The utterances about a topic, most relevant first: the share of the topic's idf mass that stands in the words
 * themselves, in the paragraph and occasion around them, or in what readers ask of that paragraph.
 */
export function aboutTopic(
  utterances: readonly Utterance[],
  topic: string,
  { corpus, index }: { corpus: Corpus; index: SearchIndex },
): readonly Utterance[] {
  const terms = [...new Set(index.analyzer.terms(topic))];
  const mass = terms.reduce((sum, term) => sum + index.idf(term), 0);
  if (mass === 0) return [];
  return utterances
    .map((utterance) => {
      const fields = knownFields(utterance, { corpus, index });
      const worth = (term: string) =>
        fields.words.has(term)
          ? WORTH.words
          : fields.surroundings.has(term)
            ? WORTH.surroundings
            : fields.queries.has(term)
              ? WORTH.queries
              : 0;
      return {
        utterance,
        score: terms.reduce((sum, term) => sum + index.idf(term) * worth(term), 0) / mass,
      };
    })
    .filter(({ score }) => score >= ENOUGH)
    .sort((a, b) => b.score - a.score)
    .map(({ utterance }) => utterance);
}

/** Words by which a speaker's quotations can be narrowed down, most frequent first, at most `limit`. */
export function topicsOf(
  utterances: readonly Utterance[],
  index: SearchIndex,
  limit: number,
): readonly string[] {
  const counts = new Map<string, { word: string; count: number }>();
  for (const { wordings } of utterances)
    for (const word of new Set(wordings[0].text.toLowerCase().match(/\p{L}{5,}/gu) ?? [])) {
      const [term] = index.analyzer.terms(word);
      if (term === undefined || term.startsWith('@')) continue;
      const known = counts.get(term) ?? { word, count: 0 };
      counts.set(term, { word: known.word, count: known.count + 1 });
    }
  return [...counts.entries()]
    .sort(([a, x], [b, y]) => y.count - x.count || index.idf(b) - index.idf(a))
    .slice(0, limit)
    .map(([, { word }]) => word);
}

/** The terms in and around an utterance, by how near they stand to it. */
type Fields = Readonly<Record<keyof typeof WORTH, ReadonlySet<string>>>;

/** Made once for each utterance: thousands of predicted queries are looked through for it. */
const fieldsByUtterance = perCorpus(() => new Map<Utterance, Fields>());

function knownFields(
  utterance: Utterance,
  { corpus, index }: { corpus: Corpus; index: SearchIndex },
): Fields {
  const known = fieldsByUtterance(corpus);
  const fields = known.get(utterance) ?? fieldsOf(utterance, { corpus, index });
  known.set(utterance, fields);
  return fields;
}

function fieldsOf(
  utterance: Utterance,
  { corpus, index }: { corpus: Corpus; index: SearchIndex },
): Fields {
  const passages = utterance.wordings.flatMap((wording) => wording.passages);
  const places = passages.flatMap(({ article, paragraphs }) =>
    paragraphs.map((paragraph) => ({ article, paragraph })),
  );
  const around = places.flatMap(({ article, paragraph }) => passagesOf(corpus, article, paragraph));
  const asked = corpus.queries.filter((query) =>
    places.some((place) => place.article === query.article && place.paragraph === query.paragraph),
  );
  const termsOf = (texts: readonly string[]) => new Set(index.analyzer.terms(texts.join('\n')));
  return {
    words: termsOf(passages.map(({ text }) => text)),
    surroundings: termsOf([utterance.occasion ?? '', ...around.map(({ text }) => text)]),
    queries: termsOf(asked.map(({ text }) => text)),
  };
}
