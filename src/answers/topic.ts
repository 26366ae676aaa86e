import type { Corpus, Passage } from '../corpus/corpus.ts';
import { perCorpus } from '../corpus/per-corpus.ts';
import { comparable } from '../language/quotations.ts';
import type { SearchIndex } from '../retrieval/search-index.ts';
import type { Utterance } from './utterances.ts';

/** What a place where a topic word stands is worth. */
const WORTH = { words: 1, surroundings: 0.7 } as const;

/** From this share of the topic on, a quotation is about it. */
const ENOUGH = 0.45;

/**
 * The utterances about a topic, most relevant first: the share of the topic's idf mass that stands in the words
 * themselves, or in the sentence and occasion around them.
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
      const fields = knownFields(utterance, corpus, index);
      const worth = (term: string) =>
        fields.words.has(term)
          ? WORTH.words
          : fields.surroundings.has(term)
            ? WORTH.surroundings
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

/** The terms in and around an utterance, by how near they stand to it. */
type Fields = Readonly<Record<keyof typeof WORTH, ReadonlySet<string>>>;

/** Made once for each utterance. */
const fieldsByUtterance = perCorpus(() => new Map<Utterance, Fields>());

function knownFields(utterance: Utterance, corpus: Corpus, index: SearchIndex): Fields {
  const known = fieldsByUtterance(corpus);
  const fields = known.get(utterance) ?? fieldsOf(utterance, index);
  known.set(utterance, fields);
  return fields;
}

function fieldsOf(utterance: Utterance, index: SearchIndex): Fields {
  const passages = utterance.wordings.flatMap((wording) => wording.passages);
  const termsOf = (texts: readonly string[]) => new Set(index.analyzer.terms(texts.join('\n')));
  return {
    words: termsOf(passages.map(({ text }) => text)),
    surroundings: termsOf([
      utterance.occasion ?? '',
      ...passages.flatMap((passage) => sentencesAround(passage, index)),
    ]),
  };
}

/** The sentences of its paragraphs that hold a quotation; all where none does. */
function sentencesAround(
  { article, paragraphs, text }: Passage,
  index: SearchIndex,
): readonly string[] {
  const all = paragraphs
    .flatMap((paragraph) => index.unitsOf(article, paragraph))
    .flatMap((unit) => (unit.passage.quotation ? [] : [unit.text]));
  const words = comparable(text);
  const holding = all.filter((sentence) => comparable(sentence).includes(words));
  return holding.length > 0 ? holding : all;
}
